use dateline::model::{QueryError, QueryFault};

use super::{are_told, each};

#[test]
fn what_is_wrong_in_a_search_is_told_in_every_language() {
    let text = || "wrench".to_owned();
    let faults = each! { QueryFault:
        QueryFault::Long(_) => QueryFault::Long(1_000);
        QueryFault::Many(_) => QueryFault::Many(50);
        QueryFault::OrFirst => QueryFault::OrFirst;
        QueryFault::OrLast => QueryFault::OrLast;
        QueryFault::OrState => QueryFault::OrState;
        QueryFault::OrNot => QueryFault::OrNot;
        QueryFault::Quote => QueryFault::Quote;
        QueryFault::NoWord => QueryFault::NoWord;
        QueryFault::NoValue(_) => QueryFault::NoValue(text());
        QueryFault::Language(_) => QueryFault::Language(text());
        QueryFault::Is(_) => QueryFault::Is(text());
        QueryFault::Has(_) => QueryFault::Has(text());
        QueryFault::Story(_) => QueryFault::Story(text());
        QueryFault::Like(_) => QueryFault::Like(text());
        QueryFault::Key(_) => QueryFault::Key(text());
        QueryFault::Time(_) => QueryFault::Time(text());
    };
    are_told(&faults);
    let errors: Vec<QueryError> = faults.into_iter().map(|fault| QueryError { at: 7, fault }).collect();
    are_told(&errors);
}
