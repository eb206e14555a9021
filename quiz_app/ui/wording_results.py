"""What a class's results and its items' analysis say."""

NO_ASSIGNMENT = "Nothing is assigned to this class yet. Results are here as soon as the first student begins."
NOBODY_YET = "Nobody has begun. Each student gets a row here with her first answer."
RESULTS_LEDE = "A row a student, a column a question. What is marked with * was changed by you."
STRANGERS = "Attempts of people who are no longer in the class are kept, and not shown: {number}."
GOING = "still at it"
EXPORT_LEDE = "Each download is kept in the class's log, with who took it and when."
EXPORTS = {
    "moodle": ("Moodle", "For Grades → Import → CSV. Map ID number or email address to the student."),
    "canvas": ("Canvas", "For Grades → Import. Students are found by their id, login or name."),
    "csv": ("CSV", "Every student and question, for a spreadsheet."),
    "xlsx": ("XLSX", "Results, items and changes, a sheet each."),
    "items": ("Items", "The item analysis as CSV."),
}
CHANGES = {
    "excuse": "This question is in nobody’s total",
    "everyone": "Everyone got the point",
    "accept": "This answer counts as right too",
    "overridden": "Scored by your teacher",
}
HOWS = {
    "as_asked": "As it was asked: scores as they were judged",
    "excuse": "Excuse it: it is in nobody’s total",
    "accept": "Accept another answer as right",
    "everyone": "Give everyone the point",
}
RULED = {
    "excuse": "Excused: in nobody’s total.",
    "everyone": "Everyone who was asked got the point.",
    "accept": "Another answer counts as right too.",
}
WHY = "Why (students see it beside their score)"
REGRADE_LEDE = "All scores are folded anew; the log keeps what was judged, and students see why it changed."
ITEMS_LEDE = "{students}, {attempts}. Names are not shown."
WHICH = {"first": "First attempts", "best": "Best attempts", "last": "Last attempts"}
BY = {"first": "first attempts only", "best": "best attempts only", "last": "last attempts only"}
FACILITY_LEDE = "The dot is the share; the line is its 95% interval."
LEGEND = "● Reads well   ▲ Look again   ■ Too few to say"
NO_ITEMS = "Nobody has handed anything in yet. The first figures are here with the first attempt that has ended."
TENTATIVE = "tentative"
LOOK_AGAIN = "Look again"
HOW_TO_READ = (
    "**Facility** is the mean share of the points. **Discrimination** is the correlation with the rest of the test: "
    "below 0, strong students miss it more often than weak ones. **Efficiency** is that correlation in percent of "
    "what these scores could reach. **Upper less lower** is the facility among the strongest 27 % less that among the "
    "weakest. Lines are 95 % intervals. Below 20 answers there are counts alone, below 30 what is said is tentative."
)
FLAGS = {
    "key_suspect": "Check the key",
    "too_hard": "Very hard",
    "flat": "Does not separate",
    "too_easy": "Very easy",
    "distractor_dead": "A distractor is idle",
}
