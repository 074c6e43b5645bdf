//! A checker for the part of JSON Schema that our own schema uses; another word in it is a failure.

use regex::Regex;
use serde_json::Value;

/// Whether a value is as the schema of a command says; else where it is not.
pub(crate) fn check(schema: &Value, command: &str, value: &Value) -> Result<(), String> {
    let own = schema["properties"].get(command).ok_or_else(|| format!("{command} has no schema"))?;
    is(schema, own, value, command)
}

fn is(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    for (word, said) in schema.as_object().unwrap() {
        let fine = match word.as_str() {
            "description" | "format" | "required" | "additionalProperties" | "properties" => true,
            "$ref" => {
                let name = said.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                is(root, root["$defs"].get(name).unwrap_or_else(|| panic!("there is no {name}")), value, at)?;
                true
            }
            "type" => {
                let kinds = said.as_array().cloned().unwrap_or_else(|| vec![said.clone()]);
                kinds.iter().any(|kind| kind_of(value).contains(&kind.as_str().unwrap()))
            }
            "enum" => said.as_array().unwrap().contains(value),
            "minimum" => value.as_i64().is_none_or(|number| number >= said.as_i64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| Regex::new(said.as_str().unwrap()).unwrap().is_match(text)),
            "anyOf" | "oneOf" => {
                let of: Vec<_> = said.as_array().unwrap().iter().map(|one| is(root, one, value, at)).collect();
                let fit = of.iter().filter(|one| one.is_ok()).count();
                if fit == 0 {
                    return Err(of.into_iter().filter_map(Result::err).collect::<Vec<_>>().join(" / "));
                }
                word == "anyOf" || fit == 1
            }
            "items" => {
                for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                    is(root, said, item, &format!("{at}[{number}]"))?;
                }
                true
            }
            other => panic!("the checker does not know {other}"),
        };
        if !fine {
            return Err(format!("{at}: {value} is not {word} {said}"));
        }
    }
    of_object(root, schema, value, at)
}

fn of_object(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Some(object) = value.as_object() else { return Ok(()) };
    for wanted in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(wanted.as_str().unwrap()) {
            return Err(format!("{at}: {wanted} is missing"));
        }
    }
    for (key, inner) in object {
        let at = format!("{at}.{key}");
        match schema["properties"].get(key).or_else(|| schema.get("additionalProperties")) {
            Some(Value::Bool(false)) => return Err(format!("{at} is not in the schema")),
            Some(said) => is(root, said, inner, &at)?,
            None => {}
        }
    }
    Ok(())
}

fn kind_of(value: &Value) -> &'static [&'static str] {
    match value {
        Value::Null => &["null"],
        Value::Bool(_) => &["boolean"],
        Value::Number(number) if number.is_i64() || number.is_u64() => &["integer", "number"],
        Value::Number(_) => &["number"],
        Value::String(_) => &["string"],
        Value::Array(_) => &["array"],
        Value::Object(_) => &["object"],
    }
}
