"""The models of the draft are called rows: a library.Clause is what a ClauseRow says."""

from django.db import migrations


ACTIONS = ("add", "change", "delete", "view")


def keep_permissions(apps, schema_editor):
    """Who might edit a clause may edit it still; permissions carry the name of their model."""
    permissions = apps.get_model("auth", "Permission").objects
    renamed = [
        (operation.old_name.lower(), operation.new_name.lower())
        for operation in Migration.operations
        if isinstance(operation, migrations.RenameModel)
    ]
    for old, new in renamed:
        for action in ACTIONS:
            named = permissions.filter(
                content_type__app_label="clauses", codename=f"{action}_{old}"
            )
            named.update(codename=f"{action}_{new}")


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("clauses", "0005_names_of_the_library"),
    ]

    operations = [
        migrations.RenameModel(
            old_name="Choice",
            new_name="ChoiceRow",
        ),
        migrations.RenameModel(
            old_name="Clause",
            new_name="ClauseRow",
        ),
        migrations.RenameModel(
            old_name="Companion",
            new_name="CompanionRow",
        ),
        migrations.RenameModel(
            old_name="QuestionDefault",
            new_name="DefaultRow",
        ),
        migrations.RenameModel(
            old_name="DefinedTerm",
            new_name="DefinedTermRow",
        ),
        migrations.RenameModel(
            old_name="Fact",
            new_name="FactRow",
        ),
        migrations.RenameModel(
            old_name="Library",
            new_name="LibraryRow",
        ),
        migrations.RenameModel(
            old_name="MarketCount",
            new_name="MarketCountRow",
        ),
        migrations.RenameModel(
            old_name="MarketPractice",
            new_name="MarketPracticeRow",
        ),
        migrations.RenameModel(
            old_name="NamedSet",
            new_name="NamedSetRow",
        ),
        migrations.RenameModel(
            old_name="NamedTable",
            new_name="NamedTableRow",
        ),
        migrations.RenameModel(
            old_name="Position",
            new_name="PositionRow",
        ),
        migrations.RenameModel(
            old_name="Question",
            new_name="QuestionRow",
        ),
        migrations.RenameModel(
            old_name="Responsibility",
            new_name="ResponsibilityRow",
        ),
        migrations.RenameModel(
            old_name="Rule",
            new_name="RuleRow",
        ),
        migrations.RenameModel(
            old_name="Schedule",
            new_name="ScheduleRow",
        ),
        migrations.RenameModel(
            old_name="Section",
            new_name="SectionRow",
        ),
        migrations.RenameModel(
            old_name="Source",
            new_name="SourceRow",
        ),
        migrations.RenameModel(
            old_name="Study",
            new_name="StudyRow",
        ),
        migrations.AlterModelOptions(
            name="choicerow",
            options={"ordering": ["order", "pk"], "verbose_name": "choice"},
        ),
        migrations.AlterModelOptions(
            name="clauserow",
            options={
                "ordering": ["section__order", "section", "order", "pk"],
                "verbose_name": "clause",
            },
        ),
        migrations.AlterModelOptions(
            name="companionrow",
            options={"ordering": ["order", "pk"], "verbose_name": "companion"},
        ),
        migrations.AlterModelOptions(
            name="definedtermrow",
            options={"ordering": ["order", "pk"], "verbose_name": "defined term"},
        ),
        migrations.AlterModelOptions(
            name="factrow",
            options={"ordering": ["order", "pk"], "verbose_name": "fact"},
        ),
        migrations.AlterModelOptions(
            name="libraryrow",
            options={
                "default_permissions": ("change", "view"),
                "verbose_name": "library",
                "verbose_name_plural": "library",
            },
        ),
        migrations.AlterModelOptions(
            name="positionrow",
            options={"ordering": ["order", "pk"], "verbose_name": "position"},
        ),
        migrations.AlterModelOptions(
            name="questionrow",
            options={
                "ordering": ["section__order", "section", "order", "pk"],
                "verbose_name": "question",
            },
        ),
        migrations.AlterModelOptions(
            name="responsibilityrow",
            options={
                "ordering": ["order", "pk"],
                "verbose_name": "responsibility",
                "verbose_name_plural": "responsibilities",
            },
        ),
        migrations.AlterModelOptions(
            name="rulerow",
            options={"ordering": ["order", "pk"], "verbose_name": "rule"},
        ),
        migrations.AlterModelOptions(
            name="schedulerow",
            options={"ordering": ["order", "pk"], "verbose_name": "schedule"},
        ),
        migrations.AlterModelOptions(
            name="sectionrow",
            options={"ordering": ["order", "pk"], "verbose_name": "section"},
        ),
        migrations.AlterModelOptions(
            name="sourcerow",
            options={"ordering": ["order", "pk"], "verbose_name": "source"},
        ),
        migrations.AlterModelOptions(
            name="studyrow",
            options={
                "ordering": ["order", "pk"],
                "verbose_name": "study",
                "verbose_name_plural": "studies",
            },
        ),
        migrations.RunPython(keep_permissions, migrations.RunPython.noop),
    ]
