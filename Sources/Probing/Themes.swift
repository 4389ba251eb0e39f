/// What a topic is about: the category codes of the Citizen Lab's test lists.
///
/// Source: https://github.com/citizenlab/test-lists, `lists/00-LEGEND-new_category_codes.csv`.
enum Themes {
  /// The codes and their names.
  static let names: [String: String] = [
    "ALDR": "Alcohol & Drugs",
    "ANON": "Anonymization and circumvention tools",
    "COMM": "E-commerce",
    "COMT": "Communication Tools",
    "CTRL": "Control content",
    "CULTR": "Culture",
    "DATE": "Online Dating",
    "ECON": "Economics",
    "ENV": "Environment",
    "FILE": "File-sharing",
    "GAME": "Gaming",
    "GMB": "Gambling",
    "GOVT": "Government",
    "GRP": "Social Networking",
    "HACK": "Hacking Tools",
    "HATE": "Hate Speech",
    "HOST": "Hosting and Blogging Platforms",
    "HUMR": "Human Rights Issues",
    "IGO": "Intergovernmental Organizations",
    "LGBT": "LGBT",
    "MILX": "Terrorism and Militants",
    "MMED": "Media sharing",
    "NEWS": "News Media",
    "POLR": "Political Criticism",
    "PORN": "Pornography",
    "PROV": "Provocative Attire",
    "PUBH": "Public Health",
    "REL": "Religion",
    "SRCH": "Search Engines",
    "XED": "Sex Education",
  ]

  /// Codes of the list's older version, and those that took their place.
  static let replaced: [String: String] = [
    "BLGSERV": "HOST", "DEV": "ECON", "EMAIL": "COMT", "FEXP": "NEWS", "FREL": "GOVT",
    "GAYL": "LGBT", "HAL": "CULTR", "MINF": "REL", "MINR": "HUMR", "P2P": "FILE",
    "POLT": "POLR", "TRNS": "COMT", "VOIP": "COMT", "WOMR": "HUMR",
  ]
}
