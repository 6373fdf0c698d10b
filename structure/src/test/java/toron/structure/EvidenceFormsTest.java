package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toron.structure.debate.Debate;

/** Quotations and their sources in the forms in which they are spoken and written down. */
final class EvidenceFormsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "現状。市民生活協会の2024年の調査によりますと、「Ｑの割合は14.9%である。」と報告されています。|市民生活協会の2024年の調査|Ｑの割合は14.9%である。",
        "解決性　Okafor 24「導入国では事故が四割減った」|Okafor 24|導入国では事故が四割減った",
        "では資料を読みます。慶明大学教授、岩倉健一、2023年。引用開始。開票は三時間から二十分に縮まった。引用終了。|慶明大学教授、岩倉健一、2023年|開票は三時間から二十分に縮まった。",
        "記者の堀田みさきさんの著書『水道の値段』から引用します。半分近くが十年以内に公営に戻している。以上です。|記者の堀田みさきさんの著書『水道の値段』|半分近くが十年以内に公営に戻している。",
        "「睡眠はこの十年で平均四十分短くなった」――『小児保健』第31巻、2022年|『小児保健』第31巻、2022年|睡眠はこの十年で平均四十分短くなった",
        "経済学者・高橋は2019年の論文で次のように述べています。『五年以内に資産の三割が国外に移転した。』|経済学者・高橋|五年以内に資産の三割が国外に移転した。",
        "法学者の三浦の「死刑と世論」という論文では、「設問を変えるだけで、賛成は八割から四割に下がる」と指摘されています。|法学者の三浦の「死刑と世論」という論文|設問を変えるだけで、賛成は八割から四割に下がる",
        "日本では、内閣府の調査によると、「やむを得ないと答えた者は八割に上る」という結果が出ています。|内閣府の調査|やむを得ないと答えた者は八割に上る",
        "「制服があるから、毎朝迷わなくてすむんです」と、青葉中の生徒会長の西村さんは話しています。|青葉中の生徒会長の西村さん|制服があるから、毎朝迷わなくてすむんです",
        "【資料】地方財政研究会・2019年【引用開始】職員一人当たりの人口が一・四倍になった。【引用終了】|地方財政研究会・2019年|職員一人当たりの人口が一・四倍になった。",
        "こういう数字があります。「週三日以上在宅で働く人の満足度は八二％」。人材総研の2022年の調査です。|人材総研の2022年の調査|週三日以上在宅で働く人の満足度は八二％",
        "・診療所は半減（離島医療学会誌 2017「常勤医のいない離島は百を超える」）→間に合わない|離島医療学会誌 2017|常勤医のいない離島は百を超える",
        "環境学者の滝沢、二〇三〇年。川の水は三年で飲めるまでになり、魚は七種から十九種に増えた。以上。だから進めます。|環境学者の滝沢、二〇三〇年|川の水は三年で飲めるまでになり、魚は七種から十九種に増えた。",
        "臨海病院の、二〇三一年の報告に、夜に照らされた部屋の患者は眠りが一時間短かった、ってあります。だから消します。|臨海病院の、二〇三一年の報告|夜に照らされた部屋の患者は眠りが一時間短かった",
        "港湾労働の会、二〇三〇年、クオートします、待ち時間は平均で二時間を超えていた、アンクオート。つまり長いんです。|港湾労働の会、二〇三〇年|待ち時間は平均で二時間を超えていた",
        "浅間大・蓼科 '31　引用開始⏎罰則のない県では守る店が四割に満たない引用終了|浅間大・蓼科 '31|罰則のない県では守る店が四割に満たない",
        "船は遅れません。「遅れは十年で半分になった」と沿岸史研究室（2029）。次です。|沿岸史研究室（2029）|遅れは十年で半分になった",
        "費用があります。「更新に要する費用は年に平均三億円である」これは町の施設管理計画、九ページに、はっきりと書いてあります。|町の施設管理計画、九ページ|更新に要する費用は年に平均三億円である",
        "百人のうち六十人が「道具が自由になると嬉しいと思う」と答えました（浜第一小　調べ　2030年）。|浜第一小　調べ　2030年|道具が自由になると嬉しいと思う",
        "小さな額ではありませんが、石動教授（前掲論文）によれば「道を直さない費用のほうが大きい」のです。|石動教授（前掲論文）|道を直さない費用のほうが大きい",
        "『道の安全』（交通研究所、2027年）８ページからです。〈転んだ時の力はかばんがあると五分の一になる。〉|『道の安全』（交通研究所、2027年）８ページ|転んだ時の力はかばんがあると五分の一になる。",
        "造船社の案内にはこうあります。⏎幅は四メートル。波のある日にも運航し、操船は二人で行う。⏎――汐見造船「かもめ」カタログ（2033）⏎次です。|汐見造船「かもめ」カタログ（2033）|幅は四メートル。波のある日にも運航し、操船は二人で行う。",
        "憲法第二十五条は「すべて国民は、健康で文化的な生活を営む権利を有する」と定めています。|憲法第二十五条|すべて国民は、健康で文化的な生活を営む権利を有する",
      })
  void aSourceIsNamedAroundJapaneseQuotations(String speech, String citation, String quote) {
    assertThat(OneSpeech.evidence("ja", speech.replace('⏎', '\n')))
        .isEqualTo(citation + " | " + quote);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "It works. Okafor 24 writes, \"Cities that priced parking saw traffic fall by a tenth.\"|Okafor 24|Cities that priced parking saw traffic fall by a tenth.",
        "As Professor Mira Castell of Harrow College argues in her book, “the price of a kerb is the price of a city.”|Professor Mira Castell of Harrow College|the price of a kerb is the price of a city.",
        "“Every hour of sleep lost raises the accident rate,” says Dr. Ines Hallam of the Sleep Council. So start later.|Dr. Ines Hallam of the Sleep Council|Every hour of sleep lost raises the accident rate,",
        "Smith, 2020. \"Solar farms on reservoirs reduce evaporation by a third.\" Extend that.|Smith, 2020.|Solar farms on reservoirs reduce evaporation by a third.",
        "Evidence: Gordon & Pell, Journal of Rural Health, 2019: quote, villages lost a fifth of their people, end quote.|Gordon & Pell, Journal of Rural Health, 2019|villages lost a fifth of their people",
        "In its review for 2022 the Harbour Commission warned that “dredging will release the mercury of a century.”|the Harbour Commission|dredging will release the mercury of a century.",
        "In 2019, researchers at Kestrel University asked 4,000 renters and concluded: “Those with a contract were half as likely to move.”|researchers at Kestrel University|Those with a contract were half as likely to move.",
        "Ode Varga, “The Empty Bus” (Transport Papers, 2030), went through the figures: “Nine in ten seats were empty after eight o'clock.”|Ode Varga, “The Empty Bus” (Transport Papers, 2030)|Nine in ten seats were empty after eight o'clock.",
        "From the Ministry of Fisheries' own website, accessed May 2024: ‘Stocks of herring have not recovered in any zone.’|the Ministry of Fisheries' own website, accessed May 2024|Stocks of herring have not recovered in any zone.",
        "The Institute for Tide Practice read forty years of logs in 2031, and this is from page nine. “Eleven of twenty-six boats were late for the same reason.”|The Institute for Tide Practice|Eleven of twenty-six boats were late for the same reason.",
        "Boats are cheap.⏎Odell 30 again⏎Where an earlier boat lay in the way the second one lost forty minutes.|Odell 30|Where an earlier boat lay in the way the second one lost forty minutes.",
        "Boats are cheap.⏎(Harbour Observatory, Bulletin 9, 2033)⏎“One in five of the crews had not slept for a full night in a week.”|(Harbour Observatory, Bulletin 9, 2033)|One in five of the crews had not slept for a full night in a week.",
        "The Standing Committee on Tides, in its report of 2032, found, and I read it in full, 'that no boat of the harbour had been late for two years'.|The Standing Committee on Tides, in its report of 2032|that no boat of the harbour had been late for two years",
        "Dr. Ines Hale, Journal of Tides and Towns, writes, the crew is shown a number which nobody on board can question.|Dr. Ines Hale, Journal of Tides and Towns|the crew is shown a number which nobody on board can question.",
        "Paragraph 3.7 says, “in four of the harbours the dues were lowered in the same year.”|Paragraph 3.7|in four of the harbours the dues were lowered in the same year.",
        "The keeper's diary for last May has it day by day: “Three boats late, one of them for want of a pump.”|The keeper's diary for last May|Three boats late, one of them for want of a pump.",
        "Our own officers' report of that year: “Of forty moorings, thirty-one were never used.”|Our own officers' report of that year|Of forty moorings, thirty-one were never used.",
        "A survey by the Tide Trust: otters were seen at nine of the ten open weirs.|A survey by the Tide Trust|otters were seen at nine of the ten open weirs.",
        "Since it got its licence in 2025, the harbour office at Saint Orla’s kept count: “ninety burns in a single winter, and none before.”|the harbour office at Saint Orla’s|ninety burns in a single winter, and none before.",
        "Mr. Tado, who is the head of the net bank in Ise, 2033 said, “We sent away every third family in August.”|Mr. Tado, who is the head of the net bank in Ise, 2033|We sent away every third family in August.",
        "and the loss is small, by the treasury's twenty thirty two outlook quote most of the gap is the pension and not the boats end quote|the treasury's twenty thirty two outlook|most of the gap is the pension and not the boats",
        "“A right that must be asked for is a favour.” Because I agree with Justice Tamsin Orlow, I affirm.|Justice Tamsin Orlow|A right that must be asked for is a favour.",
      })
  void aSourceIsNamedAroundEnglishQuotations(String speech, String citation, String quote) {
    assertThat(OneSpeech.evidence("en", speech.replace('⏎', '\n')))
        .isEqualTo(citation + " | " + quote);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ja|県の調査では、道を広げた町で店が減ったと言いますけど、それは三年前の話です。",
        "ja|私は賛成です。昨日、市の報告を読みました。以上。",
        "ja|相手側は「救急車が足りないのは軽症者のせいだ」とおっしゃいました。",
        "ja|みなさん、「うちの子に限って大丈夫だ、事故なんて起こるはずがない」と思っていませんか。",
        "ja|大学の授業で「なぜ人は働くのか、という問いを立てなさい」と言われました。",
        "ja|新聞を読むと、政治家は「検討します、前向きに取り組みます」ばかりです。",
        "ja|友人の弁護士が「そんな契約書にはサインしないほうがいいよ」と教えてくれました。",
        "ja|否定側は、総務省の調査は「対象が都市に偏っているので使えない」と反論しました。",
        "ja|先ほどの資料で「離職率は十四・九パーセントで、理由の一位は賃金である」と言っていました。",
        "en|My opponent said “we should not spend money on trains because nobody rides them”.",
        "en|The survey question was “do you support or oppose the closing of the street to cars”.",
        "en|People say, “I have nothing to hide, so why should I worry about cameras?”",
        "en|Our plan text: “The Ministry of Transport shall close all streets near a school.”",
        "en|I move to leave out all the words after “the Institute of Tides” and insert “asks the harbour office to report within the year”.",
        "en|My mother's doctor told her, “You should walk more and worry less, that is all.”",
      })
  void whatNoSourceSaysIsNoEvidence(String language, String speech) {
    assertThat(OneSpeech.evidence(language, speech)).isEmpty();
  }

  @Test
  void wordsOfAnEarlierSpeechAreNotReadFromASource() {
    String said = "離島の船は冬の間、週に二日しか動きません";
    assertThat(OneSpeech.evidence("ja", said + "。\n運輸局の調査は「" + said + "」と書いていますか。")).isEmpty();
  }

  @Test
  void twoPiecesAfterOneCitationAreOneQuotation() {
    Debate debate =
        OneSpeech.read(
            "ja",
            Debate.SpeechKind.CONSTRUCTIVE,
            "国立教育研究所の2021年の報告書によれば、「三十人以下の学級では欠席率が二割低い」、また「教員の残業時間も月に十時間短い」とされています。");
    assertThat(debate.evidence()).hasSize(1);
    assertThat(debate.evidence().get(0).location()).hasSize(2);
    assertThat(debate.evidence().get(0).quote()).isEqualTo("三十人以下の学級では欠席率が二割低い教員の残業時間も月に十時間短い");
  }

  @Test
  void aCardReadsTheLineBelowItsCitation() {
    assertThat(
            OneSpeech.evidence(
                "en",
                "Shore power is quick\nDr Carla Reyes, “Fast Docks”, Harbor Quarterly, 2022\nPorts that moved to shore power cut particulates by 60 percent.\nAnd it's fast."))
        .isEqualTo(
            "Dr Carla Reyes, “Fast Docks”, Harbor Quarterly, 2022 | Ports that moved to shore power cut particulates by 60 percent.");
  }
}
