"""Search over everything that the reader may see, and the help."""

from django.http import HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import page
from thidua.apps.desk import selectors
from thidua.apps.desk.forms import SearchForm
from thidua.apps.desk.helping import TOPICS, topic_of
from thidua.apps.desk.search import find


@page
def search(request: ActorRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    query = form.query()
    context = {"form": form, "query": query, "found": find(request.actor, query)}
    return render(request, "desk/search.html", context)


@page
def help_page(request: ActorRequest) -> HttpResponse:
    """What each screen is for, and the keys."""
    topic = topic_of(request.GET.get("tu", ""))
    context = {
        "topics": TOPICS,
        "topic": topic,
        "setting": selectors.setting_of(request.actor.user_id),
    }
    return render(request, "desk/help.html", context)
