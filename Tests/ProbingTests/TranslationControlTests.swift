import Testing

@testable import Probing

@Test(arguments: [
  ("about 65,000 people", "en", "约6.5万人", "zh-Hans"),
  ("15 to 45 million died", "en", "1500万至4500万人死亡", "zh-Hans"),
  ("15 to 45 million died", "en", "死者1,500萬到4,500萬", "zh-Hant"),
  ("about 2,000 dead", "en", "死者约两千人", "zh-Hans"),
  ("about two hundred dead", "en", "около 200 погибших", "ru"),
  ("65,000 people", "en", "نحو 65 ألفًا", "ar"),
  ("3 million", "en", "٣ ملايين", "ar"),
  ("10,000 soldiers", "en", "10 000 soldats", "fr"),
  ("2.5 million", "en", "2,5 millones", "es"),
  ("1,200 people", "en", "1 200 человек", "ru"),
  ("2 billion", "en", "2 mil millones", "es"),
  ("100 million", "en", "1亿", "zh-Hans"),
  ("In December 2016 thousands of workers", "en", "2016年12月，数千名工人", "zh-Hans"),
  ("by the late 1940s", "en", "a finales de los años cuarenta", "es"),
  ("200 to 300 dead", "en", "二三百人", "zh-Hans"),
  ("8,848.86 m", "en", "8848.86米", "zh-Hans"),
  ("more than 2 million", "en", "200多万", "zh-Hans"),
])
func `the same number is found in each way of writing it`(
  original: String, base: String, text: String, tag: String
) {
  #expect(Quantities.difference(text, tag, from: original, base, isName: false) == nil)
}

@Test(arguments: [
  ("about 65,000 people", "约6.5亿人", "zh-Hans"), ("120 died", "130 человек", "ru"),
  ("In 1989", "في عام 1998", "ar"), ("2.5 million", "2,5 milliards", "fr"),
  ("dead", "200 muertos", "es"),
])
func `another number is found out`(original: String, text: String, tag: String) {
  #expect(Quantities.difference(text, tag, from: original, "en", isName: false) != nil)
}

@Test(arguments: [
  ("on 17 May 1980", "1980年5月17日", "zh-Hans"), ("on 4 June", "六月四日", "zh-Hant"),
  ("on 17 May", "17 мая", "ru"), ("June 4, 1989", "el 4 de junio de 1989", "es"),
  ("from 19 and 20 May", "من 19 و20 مايو", "ar"), ("in March 2011", "en mars 2011", "fr"),
  ("in February", "في شباط", "ar"), ("it may be in August", "в августе", "ru"),
  ("a march through the city", "城中游行", "zh-Hans"), ("on 1 January", "le 1er janvier", "fr"),
])
func `the same date is found in each language`(original: String, text: String, tag: String) {
  #expect(Months.difference(text, tag, from: original, "en", isStatement: true) == nil)
}

@Test(arguments: [
  ("on 17 May 1980", "1980年6月17日", "zh-Hans"), ("on 17 May", "18 мая", "ru"),
  ("in the spring", "en marzo", "es"), ("in July", "في يونيو", "ar"),
])
func `another date is found out`(original: String, text: String, tag: String) {
  #expect(Months.difference(text, tag, from: original, "en", isStatement: true) != nil)
}

@Test func `characters of the other script are found, those of both are not`() {
  #expect(ChineseScripts.foreign(in: "军队開枪", language: "zh-Hans") == ["開"])
  #expect(ChineseScripts.foreign(in: "军隊开枪", language: "zh-Hant") == ["军", "开", "枪"])
  #expect(ChineseScripts.foreign(in: "乾隆著名，只在台北后里", language: "zh-Hant").isEmpty)
  #expect(ChineseScripts.foreign(in: "乾隆著名，瞭望台", language: "zh-Hans").isEmpty)
  #expect(ChineseScripts.foreign(in: "軍隊", language: "ru").isEmpty)
  #expect(ChineseScripts.simplified.isDisjoint(with: ChineseScripts.traditional))
}
