//! What is set looks like this: twelve scripts and every kind of block at four widths.

use std::fmt::Write as _;

use dateline::text::{Fill, Options, document, lay_out, width};
use rstest::rstest;

const WIDTHS: [usize; 4] = [30, 40, 66, 100];

/// The lines of markup at every width, each with a bar at its column's end.
fn set(html: &str, options: Options) -> String {
    let document = document(html, Some("https://harbour.example/"));
    let mut out = String::new();
    for columns in WIDTHS {
        let _ = writeln!(out, "── {columns}");
        for line in lay_out(&document, columns, options).lines {
            let printed = line.printed();
            let _ = writeln!(out, "{printed}{}▕", " ".repeat(columns - width(&printed)));
        }
    }
    out
}

#[rstest]
#[case(
    "arabic",
    "<p>أعلنت اللجنة أمس أن السفن الكبيرة ستعبر المضيق ابتداء من يوم الاثنين (12 مايو)، وقالت إن Harbour Radio ستنقل الخبر.</p>\
                  <ul><li>البند الأول من الورقة القصيرة</li></ul>"
)]
#[case(
    "persian",
    "<p>کمیته دیروز گفت کشتی‌های بزرگ از روز دوشنبه (۱۲ مه) از تنگه می‌گذرند و گزارش آن را رادیو پخش می‌کند.</p>"
)]
#[case(
    "hebrew",
    "<p>הוועדה הודיעה אתמול כי הספינות הגדולות יעברו במצר החל מיום שני (12 במאי), ו-Harbour Radio ישדר על כך.</p>\
                  <blockquote>נפליג ביום שני.</blockquote>"
)]
#[case(
    "chinese",
    "<p>委员会昨天宣布，大型船只将于星期一（5月12日）起通过海峡。主席说：“这份文件很短，但是大家都签了字。”港口电台Harbour Radio将作报道。</p>"
)]
#[case(
    "japanese",
    "<p>委員会は昨日、大型船が月曜日（5月12日）から海峡を通過すると発表した。「短い文書だが、全員が署名した」と<ruby>議長<rt>ぎちょう</rt></ruby>は語った。</p>"
)]
#[case(
    "korean",
    "<p>위원회는 어제 큰 배들이 월요일(5월 12일)부터 해협을 지나갈 것이라고 발표했다. 의장은 “짧은 문서지만 모두가 서명했다”고 말했다.</p>"
)]
#[case(
    "thai",
    "<p>คณะกรรมการประกาศเมื่อวานนี้ว่าเรือขนาดใหญ่จะผ่านช่องแคบได้ตั้งแต่วันจันทร์ (12 พฤษภาคม) ประธานกล่าวว่าเอกสารสั้นแต่ทุกคนลงนามแล้ว</p>"
)]
#[case("khmer", "<p>គណៈកម្មាធិការបានប្រកាសកាលពីម្សិលមិញថា កប៉ាល់ធំៗនឹងឆ្លងកាត់ច្រកសមុទ្រចាប់ពីថ្ងៃចន្ទ។</p>")]
#[case("burmese", "<p>ကော်မတီက မနေ့က သင်္ဘောကြီးများသည် တနင်္လာနေ့မှစ၍ ရေလက်ကြားကို ဖြတ်သန်းမည်ဟု ကြေညာခဲ့သည်။</p>")]
#[case(
    "hindi",
    "<p>समिति ने कल घोषणा की कि बड़े जहाज़ सोमवार (12 मई) से जलडमरूमध्य पार करेंगे। अध्यक्ष ने कहा कि काग़ज़ छोटा है, पर सबने हस्ताक्षर किए।</p>"
)]
#[case(
    "bengali",
    "<p>কমিটি গতকাল ঘোষণা করেছে যে বড় জাহাজগুলি সোমবার (১২ মে) থেকে প্রণালী পার হবে। সভাপতি বলেছেন, কাগজটি ছোট, কিন্তু সবাই সই করেছেন।</p>"
)]
#[case("amharic", "<p>ኮሚቴው ትናንት ትላልቅ መርከቦች ከሰኞ ጀምሮ የባሕር ሰርጡን እንደሚያልፉ አስታወቀ። ሊቀመንበሩ ወረቀቱ አጭር ቢሆንም ሁሉም ፈርመዋል ብለዋል።</p>")]
#[case(
    "russian",
    "<p>Комитет объявил вчера, что с понедельника (12 мая) большие суда пойдут через пролив. «Бумага короткая, но подписали её все», — сказала председатель.</p>"
)]
#[case(
    "emoji",
    "<p>Ships 🇲🇩 sail 👩‍👩‍👧 again ❤️ and again 👍🏽, e\u{301}tudes of na\u{ef}ve cafe\u{301}s in extra&shy;ordi&shy;narily long com&shy;pounds.</p>"
)]
fn a_script_is_set(#[case] name: &str, #[case] html: &str) {
    insta::assert_snapshot!(name, set(html, Options { visual_order: true, ..Options::default() }));
}

const BLOCKS: &str = "<h2>The talks end</h2><p>Three <em>delegations</em> signed a <strong>short paper</strong> at noon, with 10<sup>2</sup> ships, \
    H<sub>2</sub>O and <a href=\"/x\">a link</a>.<br>A second line.</p>\
    <ul><li>First item that is rather long and must be wrapped at the narrow width</li><li>Second<ul><li>nested one</li>\
    <li>nested two<ol start=9><li>nine</li><li>ten</li></ol></li></ul></li></ul><ol><li><p>One</p><p>more of one</p></li><li>Two</li></ol>\
    <blockquote><p>We shall sail on Monday, said the chair, and nobody will stop us.</p><p>Again.</p><blockquote>Inner.</blockquote></blockquote>\
    <pre>let x = 1;\n  indented   line that is really quite long for a narrow terminal\n</pre>\
    <figure><img src=a.jpg alt=\"A ship\"><figcaption>A ship leaves the harbour at dawn <span class=credit>Photo: Oda Fjellheim</span></figcaption></figure>\
    <figure><img src=a.jpg alt=\"A pier with gulls\"></figure><img src=b.jpg>\
    <table><caption>Ships by port</caption><tr><th>Port<th>Ships<th>Change</tr><tr><td>Northern Bay<td>120<td>+4.5%</tr><tr><td>Tallow Point<td>7<td>−12%</tr></table>\
    <table><thead><tr><th>Port<th>What was said<th>Who</tr></thead><tr><td>Northern Bay<td>The harbour will be open again from Monday on and \
    stay so for the year<td>The chair of the delegation</tr><tr><td>Tallow Point<td>Nothing<td></tr></table>\
    <hr><table dir=rtl><tr><th>الميناء<th>السفن</tr><tr><td>الشمال<td>120</tr></table>\
    <iframe src=\"https://v.example/1\" title=\"Video of the harbour\"></iframe>";

#[test]
fn every_kind_of_block_is_set() {
    insta::assert_snapshot!("blocks", set(BLOCKS, Options { visual_order: true, ..Options::default() }));
}

#[test]
fn lines_are_filled_evenly_when_wanted() {
    insta::assert_snapshot!("optimal", set(BLOCKS, Options { fill: Fill::Optimal, ..Options::default() }));
}
