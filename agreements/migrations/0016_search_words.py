"""What a search looks at: title and names of the parties, folded; of agreements that are there, as last answered."""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from agreements.assembly.likeness import folded_text


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    answers = apps.get_model("agreements", "Answer").objects.order_by("pk")
    for agreement in apps.get_model("agreements", "Agreement").objects.only("title").iterator():
        rows = answers.filter(agreement=agreement).values_list("key", "value")
        lines = map(folded_text, (agreement.title, *_names(dict(rows))))
        agreement.search_words = "\n".join(lines)
        agreement.save(update_fields=["search_words"])


def _names(last: dict[str, object]) -> Iterator[str]:
    for value in last.values():
        if isinstance(value, dict) and value.get("legal_name"):
            yield str(value["legal_name"])


class Migration(migrations.Migration):
    dependencies = [("agreements", "0015_erasing")]

    operations = [
        migrations.AddField(
            "agreement",
            "search_words",
            models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
