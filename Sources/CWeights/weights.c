#include "weights.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char weights[] = {
#embed "outcomes.weights" suffix(,)
    0};

const unsigned char *lacuna_weights(void) { return weights; }
size_t lacuna_weights_count(void) { return sizeof weights - 1; }
