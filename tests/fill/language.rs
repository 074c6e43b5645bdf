//! Languages of our own making: words of real alphabets, as frequent as words are.

/// Words of a vocabulary.
const WORDS: usize = 30_000;

/// Numbers that look random and are the same every time (splitmix64).
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    pub(crate) fn of<'a, T>(&mut self, many: &'a [T]) -> Option<&'a T> {
        many.get(self.below(many.len()))
    }
}

/// A language: its words, the commonest first.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) tag: &'static str,
    words: Vec<String>,
    /// Sums of the frequencies.
    sums: Vec<u64>,
    space: &'static str,
    stop: &'static str,
}

/// Consonants and vowels of the alphabets.
const ALPHABETS: &[(&str, &str, &str)] = &[
    ("en", "b c d f g h k l m n p r s t v w st tr ch th", "a e i o u ea ou"),
    ("fr", "b c d f g j l m n p r s t v ch qu gn", "a e i o u é è ê ou ai"),
    ("ro", "b c d f g l m n p r s t v ș ț ch", "a e i o u ă â î ea"),
    ("ru", "б в г д ж з к л м н п р с т ч ш", "а е и о у я ы ё"),
    ("ar", "ب ت ج ح د ر س ش ع ف ق ك ل م ن ه", "ا و ي ا"),
    ("hi", "क ख ग च ज ट त द न प ब म य र ल व स ह", "ा ि ी ु े ो"),
];

const HAN: &str = "政府 宣布 措施 实施 部长 总统 会谈 居民 物价 供水 能源 学校 医院 贸易 边境 选举 议会 法院 裁决 气候 风暴 关切 城市 河流 港口 船只 工人 \
    协议 报告 经济 市场 企业 银行 投资 增长 人口 历史 文化 音乐 电影 科学 研究 大学 教授 学生 环境 海洋 森林 农业 粮食 交通 铁路 机场 航空 旅游 \
    安全 警察 军队 和平 谈判 代表 国家 国际 组织 社会 问题 发展 计划 项目 技术 信息 网络 媒体 新闻 记者 编辑 翻译 语言 今天 昨天 明天 星期 \
    表示 认为 指出 强调 要求 支持 反对 批准 拒绝 开始 结束 增加 减少 影响 需要 可能 已经 正在 将会 因为 所以 但是 如果 虽然 其中 我们 他们";
const THAI: &str = "รัฐบาล ประกาศ มาตรการ ใหม่ เริ่ม สัปดาห์ หน้า หลังจาก การประชุม รัฐมนตรี ประธานาธิบดี ประชาชน ราคา น้ำ พลังงาน โรงเรียน โรงพยาบาล การค้า \
    ชายแดน การเลือกตั้ง รัฐสภา ศาล คำตัดสิน ภูมิอากาศ พายุ เมือง แม่น้ำ ท่าเรือ เรือ คนงาน ข้อตกลง รายงาน เศรษฐกิจ ตลาด บริษัท ธนาคาร การลงทุน ประวัติศาสตร์ \
    วัฒนธรรม ดนตรี วิทยาศาสตร์ การวิจัย มหาวิทยาลัย นักเรียน สิ่งแวดล้อม ทะเล ป่าไม้ เกษตร อาหาร รถไฟ สนามบิน และ ของ ที่ ใน เป็น ได้ ว่า จะ ไม่ มี";

impl Language {
    /// Every language, the commonest first.
    pub(crate) fn all() -> Vec<Self> {
        let mut all: Vec<Self> = ALPHABETS
            .iter()
            .enumerate()
            .map(|(seed, (tag, consonants, vowels))| {
                let stop = if *tag == "hi" { "।" } else { "." };
                Self::new(tag, spelled(seed, consonants, vowels), " ", stop)
            })
            .collect();
        all.push(Self::new("zh", dense(HAN, '\u{4e00}', 3_000), "", "。"));
        all.push(Self::new("th", dense(THAI, '\u{e01}', 44), "", " "));
        all
    }

    fn new(tag: &'static str, words: Vec<String>, space: &'static str, stop: &'static str) -> Self {
        let mut sum = 0;
        // The n-th word is n times rarer than the first (Zipf), the very first ones less so (Mandelbrot).
        let weight = |at: usize| 1_000_000_000 / (u64::try_from(at).unwrap_or(0) + 4);
        let sums = (0..words.len())
            .map(|at| {
                sum += weight(at);
                sum
            })
            .collect();
        Self { tag, words, sums, space, stop }
    }

    pub(crate) fn word(&self, dice: &mut Dice) -> &str {
        let drawn = dice.next() % self.sums.last().copied().unwrap_or(1);
        let at = self.sums.partition_point(|sum| *sum <= drawn);
        self.words.get(at).map_or("", String::as_str)
    }

    /// Writes a sentence of so many words; `extra` stands in its middle. `topic` are words that the text keeps coming back to.
    pub(crate) fn sentence(&self, dice: &mut Dice, words: usize, topic: &[&str], extra: &str, out: &mut String) {
        for at in 0..words {
            if at > 0 {
                out.push_str(self.space);
            }
            if at == words / 2 && !extra.is_empty() {
                out.push_str(extra);
                out.push_str(self.space);
            }
            let again = if dice.below(4) == 0 { dice.of(topic).copied() } else { None };
            let word = again.unwrap_or_else(|| self.word(dice));
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if at == 0 => {
                    out.extend(first.to_uppercase());
                    out.push_str(letters.as_str());
                }
                _ => out.push_str(word),
            }
        }
        out.push_str(self.stop);
        out.push_str(self.space);
    }
}

/// Words of one to four syllables, no two alike, the short ones mostly first.
fn spelled(seed: usize, consonants: &str, vowels: &str) -> Vec<String> {
    let (consonants, vowels): (Vec<&str>, Vec<&str>) = (consonants.split(' ').collect(), vowels.split(' ').collect());
    let mut dice = Dice::new(u64::try_from(seed).unwrap_or(0) + 77);
    let mut known = std::collections::HashSet::new();
    let mut words = Vec::with_capacity(WORDS);
    while words.len() < WORDS {
        let syllables = 1 + dice.below(2) + usize::from(words.len() > 60) + usize::from(words.len() > 3_000);
        let mut word = String::new();
        for _ in 0..syllables {
            word.push_str(dice.of(&consonants).copied().unwrap_or_default());
            word.push_str(dice.of(&vowels).copied().unwrap_or_default());
        }
        if dice.below(3) > 0 {
            word.push_str(dice.of(&consonants).copied().unwrap_or_default());
        }
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

/// Words of the list, and between them words of one or two characters of the script.
fn dense(list: &str, first: char, count: u32) -> Vec<String> {
    let mut dice = Dice::new(u64::from(u32::from(first)));
    let mut letter = || char::from_u32(u32::from(first) + u32::try_from(dice.next() % u64::from(count)).unwrap_or(0));
    let mut words: Vec<String> = list.split_whitespace().map(str::to_owned).collect();
    while words.len() < 6_000 {
        words.push([letter(), letter()].into_iter().flatten().collect());
    }
    words
}
