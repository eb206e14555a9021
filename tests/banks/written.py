"""A small reading and a small bank as their authors write them."""

READING = """\
format: 1
id: small
title: A small reading
paragraphs:
  - {id: p1, digest: What the first paragraph says.}
claims:
  - {id: arms, paragraph: p1, kind: event, date: "2014", says: A ban was lifted.}
  - {id: drills, paragraph: p1, kind: event, says: Two armies met.}
themes: {defence: Defence}
timeline:
  - {id: coup, date: "1958", label: The coup, theme: defence}
  - {id: war, date: "1965", label: The war, theme: defence}
  - {id: sixties, date: 196X, label: The sixties, theme: defence}
  - {id: visit, date: "1965", context_date: "1965-04-03", label: The visit, theme: defence}
  - {id: clash, context_date: 1965-08-05/1965-09-23, label: The clash, theme: defence}
"""

BANK = """\
format: 1
id: bank
reading: small
title: A bank
topics: {defence: Defence, energy: Energy}
"""

ITEM = """\
items:
  - id: ban
    kind: true_false
    topic: defence
    claims: [arms]
    stem: The ban was lifted in 2014.
    key: true
    rationale: The first paragraph says so.
"""
