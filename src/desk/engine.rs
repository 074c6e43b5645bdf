use url::{Host, Url};

use super::error::TranslateError;
use super::program::printed;
use crate::config::{Engine, EngineKind};
use crate::fetch::{Client, Exchange, Home, Verb};
use crate::model::{Access, Language, ProgramFault};
use crate::translate::{AnswerFault, DeepL, Form, Libre, Pair, joined, parted};

/// Bytes that a program may print: so many for each byte that it got, and some more.
const MOST_GROWTH: usize = 8;
const MOST_BESIDE: usize = 65_536;
/// Bytes of a service's answer, inflated.
const MOST_ANSWER: u64 = 4_000_000;
/// Texts from the first on for which a program prints nothing before it is given up.
const MOST_SILENT: usize = 3;

/// The form in which an engine gets text.
pub(super) fn form(engine: &Engine) -> Form {
    if engine.markup { Form::Markup } else { Form::Text }
}

/// Where an engine runs: a host, empty for this machine.
pub(super) fn place(engine: &Engine) -> String {
    match &engine.kind {
        EngineKind::LibreTranslate(address) | EngineKind::DeepL(address) => host(address),
        EngineKind::Program(_) => String::new(),
    }
}

/// The host of a service, empty for this machine.
pub(super) fn host(address: &str) -> String {
    let url = Url::parse(address).ok();
    match url.as_ref().and_then(Url::host) {
        Some(Host::Ipv4(ip)) if ip.is_loopback() => String::new(),
        Some(Host::Ipv6(ip)) if ip.is_loopback() => String::new(),
        Some(Host::Domain("localhost")) | None => String::new(),
        Some(host) => host.to_string(),
    }
}

/// An engine that is asked for a pair of languages.
pub(super) struct Asked<'a> {
    engine: &'a Engine,
    client: Option<&'a Client>,
    pair: &'a Pair,
    from: String,
    to: String,
}

impl<'a> Asked<'a> {
    /// # Errors
    /// When the engine does not know the pair, or is on a network that may not be used.
    pub(super) fn new(engine: &'a Engine, client: Option<&'a Client>, pair: &'a Pair) -> Result<Self, TranslateError> {
        if !matches!(engine.kind, EngineKind::Program(_)) && client.is_none() {
            return Err(TranslateError::Offline(engine.name.clone()));
        }
        if !engine.pairs.is_empty() && !engine.pairs.contains_key(&pair.to_string()) {
            let known = engine.pairs.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(TranslateError::Pair { engine: engine.name.clone(), pair: pair.to_string(), known });
        }
        let code = |language: &Language| {
            let code = engine.codes.get(language.as_str()).or_else(|| engine.codes.get(language.primary()));
            code.cloned()
        };
        let (from, to) = match &engine.kind {
            EngineKind::DeepL(_) => DeepL::languages(&pair.from, &pair.to),
            _ => (pair.from.primary().to_owned(), pair.to.primary().to_owned()),
        };
        let (from, to) = (code(&pair.from).unwrap_or(from), code(&pair.to).unwrap_or(to));
        Ok(Self { engine, client, pair, from, to })
    }

    /// Texts in the other language, as many as were given; one may be empty.
    pub(super) async fn translate(&self, texts: &[String]) -> Result<Vec<String>, TranslateError> {
        match &self.engine.kind {
            EngineKind::Program(arguments) => self.by_program(arguments, texts).await,
            EngineKind::LibreTranslate(address) => {
                self.by_service(address, "translate", Libre::MAX_REQUEST, texts).await
            }
            EngineKind::DeepL(address) => self.by_service(address, "v2/translate", DeepL::MAX_REQUEST, texts).await,
        }
    }

    async fn by_program(&self, arguments: &[String], texts: &[String]) -> Result<Vec<String>, TranslateError> {
        let form = form(self.engine);
        let output = self.run(arguments, joined(texts, form)).await?;
        if let Some(answers) =
            parted(&output, form, texts.len()).filter(|answers| answers.iter().any(|text| !text.is_empty()))
        {
            return Ok(answers);
        }
        // Texts that ran into each other, or one on which the program broke: each is sent separately.
        let mut answers: Vec<String> = Vec::new();
        for text in texts {
            let output = self.run(arguments, joined(std::slice::from_ref(text), form)).await?;
            answers.push(parted(&output, form, 1).and_then(|mut texts| texts.pop()).unwrap_or_default());
            // One that never says anything is not asked for a whole article.
            if answers.len() == MOST_SILENT && answers.iter().all(String::is_empty) {
                break;
            }
        }
        if answers.iter().all(String::is_empty) {
            let program = arguments.first().cloned().unwrap_or_default();
            return Err(TranslateError::Silent {
                engine: self.engine.name.clone(),
                program,
                pair: self.pair.to_string(),
            });
        }
        answers.resize(texts.len(), String::new());
        Ok(answers)
    }

    /// What a program prints for its input; no shell is between.
    async fn run(&self, arguments: &[String], input: String) -> Result<String, TranslateError> {
        let pair = self.engine.pairs.get(&self.pair.to_string()).cloned();
        let pair = pair.unwrap_or_else(|| format!("{}-{}", self.from, self.to));
        let put = |argument: &String| {
            argument.replace("{from}", &self.from).replace("{to}", &self.to).replace("{pair}", &pair)
        };
        let arguments: Vec<String> = arguments.iter().map(put).collect();
        let most = input.len() * MOST_GROWTH + MOST_BESIDE;
        let failed = |fault: ProgramFault| TranslateError::Program {
            engine: self.engine.name.clone(),
            program: arguments.first().cloned().unwrap_or_default(),
            fault,
        };
        let output =
            printed(&arguments, input.as_bytes(), (most, self.engine.timeout), |_| ()).await.map_err(failed)?;
        Ok(String::from_utf8_lossy(&output).into_owned())
    }

    async fn by_service(
        &self,
        address: &str,
        path: &str,
        most: (usize, usize),
        texts: &[String],
    ) -> Result<Vec<String>, TranslateError> {
        let engine = || self.engine.name.clone();
        let Some(client) = self.client else { return Err(TranslateError::Offline(engine())) };
        let broken = |source| TranslateError::Service { engine: engine(), source };
        let key = match self.engine.key_command.as_slice() {
            [] => None,
            command => Some(client.secret(command).await.map_err(broken)?),
        };
        let url = whole(address, path);
        let access = Access { timeout: Some(self.engine.timeout), most_bytes: Some(MOST_ANSWER), ..Access::default() };
        let mut answers = Vec::with_capacity(texts.len());
        for some in batches(texts, most) {
            let (body, proof) = self.question(some, key.as_deref());
            let exchange = Exchange {
                verb: Verb::Post,
                url: &url,
                home: Home::new(address),
                proof: proof.map(|proof| ("authorization", proof)),
                body: Some(("application/json", body)),
                etag: None,
                access: &access,
                ca_file: None,
            };
            let reply = client.send(exchange).await.map_err(broken)?;
            let deepl = matches!(self.engine.kind, EngineKind::DeepL(_));
            if !(200..300).contains(&reply.status) {
                let said = if deepl { DeepL::failure(&reply.bytes) } else { Libre::failure(&reply.bytes) };
                let said = said.map(|said| without(&said, key.as_deref()));
                return Err(TranslateError::Refused { engine: engine(), status: reply.status, said });
            }
            let read = if deepl { DeepL::answer } else { Libre::answer };
            let wrong = |fault: AnswerFault| TranslateError::Answer {
                engine: engine(),
                fault: fault.saying(|said| without(said, key.as_deref())),
            };
            answers.extend(read(&reply.bytes, some.len()).map_err(wrong)?);
        }
        Ok(answers)
    }

    /// The body of a request, and the fields of its header.
    fn question(&self, texts: &[String], key: Option<&str>) -> (String, Option<String>) {
        let (form, languages) = (form(self.engine), (self.from.as_str(), self.to.as_str()));
        match self.engine.kind {
            EngineKind::DeepL(_) => {
                (DeepL::question(texts, form, languages), key.map(|key| format!("DeepL-Auth-Key {key}")))
            }
            _ => (Libre::question(texts, form, languages, key), None),
        }
    }
}

/// What a service says without a key that it repeats.
pub(super) fn without(said: &str, key: Option<&str>) -> String {
    key.map_or_else(|| said.to_owned(), |key| said.replace(key, "…"))
}

/// An address of a service with the path of a question, unless it is there already.
pub(super) fn whole(address: &str, path: &str) -> String {
    let address = address.trim_end_matches('/');
    if address.ends_with(path) { address.to_owned() } else { format!("{address}/{path}") }
}

/// Texts in order, so many and of so many bytes at most in each part; a text that is larger is a part of its own.
fn batches(texts: &[String], (most, bytes): (usize, usize)) -> Vec<&[String]> {
    let (mut parts, mut rest) = (Vec::new(), texts);
    while !rest.is_empty() {
        let mut sum = 0;
        // As JSON writes it, a character is six bytes at most.
        let fits = |text: &&String| {
            sum += text
                .chars()
                .map(|c| if c.is_ascii_control() { 6 } else { c.len_utf8() + usize::from("\"\\".contains(c)) })
                .sum::<usize>()
                + 3;
            sum <= bytes
        };
        let count = rest.iter().take(most).take_while(fits).count().max(1);
        let (part, others) = rest.split_at(count);
        parts.push(part);
        rest = others;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{batches, whole};

    #[test]
    fn questions_stay_within_what_a_service_takes() {
        let texts: Vec<String> = (0..7).map(|number| "x".repeat(number * 10)).collect();
        let lengths = |most| batches(&texts, most).iter().map(|part| part.len()).collect::<Vec<_>>();
        assert_eq!(lengths((50, 1_000)), [7]);
        assert_eq!(lengths((3, 1_000)), [3, 3, 1]);
        assert_eq!(lengths((50, 100)), [4, 2, 1]);
        assert_eq!(lengths((50, 5)), [1, 1, 1, 1, 1, 1, 1]);
    }

    #[test]
    fn an_address_may_have_the_path_already() {
        assert_eq!(whole("http://a.example/", "translate"), "http://a.example/translate");
        assert_eq!(whole("http://a.example/translate", "translate"), "http://a.example/translate");
        assert_eq!(whole("http://a.example/deepl", "v2/translate"), "http://a.example/deepl/v2/translate");
    }
}
