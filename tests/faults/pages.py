"""What the pages of the fault server say."""

TITLE = "Foshan and its sister cities"

PARAGRAPHS = [
    "The city council of Foshan signed an agreement of friendship with the"
    " port of Medway in the spring of 1998, after three years of letters"
    " between the two chambers of commerce.",
    "Pupils of four schools have visited each other every second summer since"
    " then, and a garden with a pond and a bridge was opened beside the town"
    " hall in 2004.",
    "The orchestra of the teachers' college played in the cathedral, and the"
    " fire brigade received a pump that is still shown at the museum of"
    " crafts on open days.",
    "A second agreement with Itami in Japan followed in 1985 and covers"
    " ceramics, sports and the training of nurses; the delegation of that year"
    " planted forty cherry trees along the canal.",
    "The office for foreign affairs keeps the list of all agreements and"
    " prints a yearbook that reports on the visits of each season.",
]


def html(title, body, head='<meta charset="utf-8">'):
    return (f"<!DOCTYPE html>\n<html><head>{head}<title>{title}</title></head>"
            f"<body>{body}</body></html>\n")


def article(title=TITLE, head='<meta charset="utf-8">', paragraphs=None):
    text = "".join(f"<p>{each}</p>\n" for each in paragraphs or PARAGRAPHS)
    return html(title, f"<nav><a href='/'>Home</a> <a href='/news/'>News</a>"
                       f"</nav><h1>{title}</h1>\n{text}", head)


def not_found():
    return html("404 Not Found", "<h1>Not Found</h1><p>Nothing is here.</p>")


def home(title="City of Foshan"):
    return html(title, f"<h1>{title}</h1><p>Welcome. Offices are open from"
                " Monday to Friday.</p><ul><li><a href='/news/'>News</a></li>"
                "<li><a href='/visit/'>Visit us</a></li><li>"
                "<a href='/council/'>Council</a></li></ul><p>Town hall, 1 Lake"
                " Street. Telephone 555 0100.</p>")


def login():
    return html("Sign in", "<h1>Sign in</h1><form method='post' action='/login'>"
                "<label>User <input name='user'></label><label>Password"
                " <input type='password' name='password'></label>"
                "<button>Sign in</button></form>")
