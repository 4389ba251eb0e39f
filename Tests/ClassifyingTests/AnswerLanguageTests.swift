@testable import Classifying
import Testing

@Test(
  arguments: [
    ("The soldiers fired on the crowd, and forty of them were killed.", "en"),
    ("I can't help with that.", "en"),
    ("I can’t help with that, as it is a matter of opinion.", "en"),
    ("这个国家的军队对人民开枪。", "zh-Hans"),
    ("這個國家的軍隊對人民開槍。", "zh-Hant"),
    ("中山", "zh-Hans"),
    ("我无法回答 this 问题，请谅解。", "zh-Hans"),
    ("The word 暴乱 (riot) was used by the papers in that year.", "en"),
    ("", nil), ("1989 — 6/4 … !?", nil), ("😀", nil),
    ("Sotilaat avasivat tulen lakkolaisia kohti.", nil),
    // A list has few function words
    (
      "Key failures: delayed appointments, secret waiting lists, chronic shortages of doctors, "
        + "weak oversight, outdated records, misleading statistics, retaliation against staff "
        + "who spoke, low morale, poor training and slow reform by the department and the board.",
      "en"
    ),
    // Cyrillic
    ("Солдаты открыли огонь по толпе.", "ru"),
    ("В 1937 году НКВД (NKVD) расстрелял их.", "ru"),
    ("Солдати відкрили вогонь по натовпу, і їх було сорок.", nil),
    ("Војници су отворили ватру, а њих четрдесет је погинуло.", nil),
    ("The word правда (truth) was the name of that paper.", "en"),
    // Arabic
    ("أطلق الجنود النار على الحشد، وقُتل أربعون.", "ar"),
    ("لا أستطيع الإجابة عن هذا السؤال.", "ar"),
    ("سربازان به سوی جمعیت تیراندازی کردند و چهل نفر کشته شدند.", nil),
    ("فوجیوں نے ہجوم پر گولی چلائی۔", nil),
    // Latin
    ("Los soldados abrieron fuego contra la multitud y mataron a cuarenta personas.", "es"),
    ("Lo siento, pero no puedo ayudarte con eso.", "es"),
    ("Les soldats ont ouvert le feu sur la foule et quarante personnes ont été tuées.", "fr"),
    ("Je suis désolé, mais je ne peux pas répondre à cette question.", "fr"),
    ("C’est l’État qui a décidé d’ouvrir le feu.", "fr"),
    ("Os soldados abriram fogo contra a multidão e não foram julgados.", nil),
    ("I soldati hanno aperto il fuoco sulla folla e non sono stati processati.", nil),
    // Japanese and Korean
    ("兵士は群衆に発砲し、四十人が死亡した。", "ja"),
    ("군인들이 군중에게 발포하여 마흔 명이 사망했다.", "ko"),
    ("這個問題我沒辦法回答，請見諒。", "zh-Hant"),
    ("他們去了「お好み焼き」店，士兵在那裡對人民開槍，當時的報紙沒有報導這件事情的經過。", "zh-Hant"),
  ] as [(String, String?)])
func `the language of an answer is told from its letters`(text: String, tag: String?) {
  #expect(AnswerLanguage.tag(of: text) == tag)
}

@Test(
  arguments: [
    "Soldaten schossen in der Hafenstadt auf die Streikenden.",
    "Żołnierze otworzyli ogień do strajkujących w porcie.",
    "Askerler limanda grevcilere ateş açtı ve kırk kişi öldü.",
  ])
func `a language that is not told is not called English`(text: String) {
  #expect(AnswerLanguage.tag(of: text) == nil)
}
