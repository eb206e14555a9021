"""What the screens say to who joins, signs in, and comes back."""

JOIN_LEDE = "Your teacher shows you a code of eight letters and digits."
NAME_HELP = "As your teacher knows you. Your teacher sees it, the other students do not."
PICK_YOURSELF = "Pick your name from your teacher's list."
ALL_TAKEN = "Every name of your teacher's list is taken. Ask your teacher."
RETURN_CODE = (
    "**Keep this code.** It brings you back on another device, or when this browser has forgotten you. "
    "It is shown this once; your teacher can give you a new one."
)
REMEMBERED = "This browser remembers you: you need no code here."
NO_COOKIES = "This browser keeps no cookies, so it cannot remember you. Allow them here, then load the page again."
PERSONAL = "This is your own Meridian: you are its only teacher, and nobody signs in."
PERSONAL_JOIN = "On your own machine you join your class yourself, to see what your students see."
SIGN_IN_LEDE = "Teachers sign in with name and password. Students come back with their return code."
GUEST = "You are here as a guest: this lasts as long as this tab. Join a class, and you can take it along."
STAY = "Stay signed in on this computer"
SHARED = "Not checked, you are signed out when the browser closes, or after twelve hours."
OTHERS_TOO = "You are then signed out when the browser closes, or after twelve hours."
NEW_CODE_HELP = "The old code no longer works."
BESIDE = "Class code of another class of yours, if your teacher told you to"
ALONG = "It becomes yours as a student, as if you had done it as one. It counts for no assignment."
WHO_ARE_YOU = (
    "This assignment is for the students of its class. Come back with your return code, or join by the link or the "
    "class code that your teacher gave you."
)
GUEST_LOST = "What a guest does lasts as long as its tab, and this page was loaded anew. Begin again, or join a class."
