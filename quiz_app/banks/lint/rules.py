"""All rules by code, and a rule explained."""

from quiz_app.banks.lint import cues, feedback, kinds, options, provenance, stems, whole
from quiz_app.banks.lint.rule import ALL, Rule

THEMES = (options, cues, stems, kinds, feedback, provenance, whole)
RULES: dict[str, Rule] = {
    rule.code: rule for rule in sorted((one for theme in THEMES for one in theme.RULES.found), key=lambda one: one.code)
}


def explained(rule: Rule) -> str:
    """What `quiz-app lint --explain` prints of a rule."""
    lines = [
        f"{rule.code} {rule.title} ({rule.severity})",
        f"Why: {rule.why}",
        f"What to do: {rule.do[0].upper()}{rule.do[1:]}.",
        f"Source: {rule.source}.",
        f"Holds for: {'every kind of item' if rule.kinds == ALL else ', '.join(rule.kinds)}"
        f"{', in English' if rule.english else ', in any language'}.",
        f"To set it aside for an item: `lint: {{ignore: [{rule.code}], why: ...}}`.",
    ]
    return "\n".join(lines)
