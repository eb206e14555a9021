"""What the screens of teachers, and of who joins and signs in, say."""

OPEN_LEDE = (
    "A class has a code by which students join it. You see what they do in it, and they see nobody but themselves."
)
CODE_LEDE = "Students join with this code, or by this link."
JOINING_CLOSED = "Nobody can join just now."
ARCHIVED = "This class is archived: nothing of it is lost, and nobody can join or answer."
NO_STUDENTS = "Nobody has joined yet. Show the class its code."
NOT_A_TEACHER = "This page is for teachers. Sign in as one first."
MERGE_HELP = "For somebody who joined twice: what both did counts as one student's, under the second name."
REMOVE_HELP = "She no longer sees the class. What she did is kept, and you can bring her back."
NEW_CODE_HELP = "The old code lets nobody in any more. Who is in the class stays in it."
ROSTER_HELP = (
    "A CSV file with a header: name, and if you like id (of your school or LMS) and email. Who joins picks herself."
)
RETURN_CODE_HELP = "For a student who has lost hers. Her old code no longer works; this one is shown to you alone."
BESIDE = (
    "She is in another teacher's class as well. This code brings her back beside that class's code, which she has from "
    "its teacher: so neither of you opens the other's class."
)
