// The trained weights of the classifier, as bytes in the program itself: no file to lose.
#include <stddef.h>

const unsigned char *lacuna_weights(void);
size_t lacuna_weights_count(void);
