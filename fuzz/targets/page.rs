//! A page's bytes to an article and its credits; the same bytes as markup of a feed. No tree is deeper than its bound, and
//! nothing takes longer than its length says.
#![no_main]

use std::time::Duration;

use dateline::text::html::{DEEPEST, cap, parse_document, parse_fragment};
use libfuzzer_sys::fuzz_target;
use rustix::time::{ClockId, clock_gettime};

/// Processor time that any input may take, and that each kilobyte of it may take besides: many times what is measured,
/// since the fuzzer counts in every branch.
const ANY: Duration = Duration::from_secs(1);
const EACH_KILOBYTE: Duration = Duration::from_millis(50);

/// Processor time of this thread.
fn spent() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap_or_default()
}

fuzz_target!(|bytes: &[u8]| {
    let begin = spent();
    let text = dateline::feed::decode(bytes, None);
    let capped = cap(&text);
    assert!(capped.len() <= text.len(), "capping adds nothing");
    assert_eq!(cap(&capped), capped, "what is capped stays as it is");
    for parsed in [parse_fragment(&text), parse_document(&text)] {
        assert!(parsed.html.tree.nodes().all(|node| node.ancestors().count() <= DEEPEST));
    }
    let read = dateline::text::document(&text, Some("https://fuzz.example/"));
    let _ = dateline::text::lay_out(&read, 80, dateline::text::Options::default());
    let page = dateline::page::read(&text, Some("https://fuzz.example/story"));
    let _ = dateline::credits::find(&page.evidence, &page.language.clone().unwrap_or_default());
    let most = ANY + EACH_KILOBYTE * u32::try_from(bytes.len() / 1_024).unwrap_or(u32::MAX);
    let took = spent().saturating_sub(begin);
    assert!(took < most, "{took:?} for {} bytes", bytes.len());
});
