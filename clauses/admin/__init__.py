"""The editor's desk of legal staff: the draft of the library, publishing, and the editions."""

from django.contrib import admin

from clauses.admin import changes, editions, evidence, knowledge, questions, wordings
from clauses.admin.home import at_home

__all__ = ["changes", "editions", "evidence", "knowledge", "questions", "wordings"]

admin.site.site_header = "Counterpart clause library"
admin.site.site_title = "Counterpart"
admin.site.index_title = "The draft of the library, and its editions"
admin.site.index = at_home(admin.site.index)  # type: ignore[method-assign, assignment]  # the stock page, with more to show
admin.site.site_url = "/"
