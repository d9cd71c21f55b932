"""The role says what its holder may do in the word of the pages: finish."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0027_redlines_drawn"),
    ]

    operations = [
        migrations.AlterField(
            model_name="share",
            name="role",
            field=models.CharField(
                choices=[
                    ("view", "May read"),
                    ("answer", "May answer"),
                    ("issue", "May answer and finish"),
                ],
                default="answer",
                max_length=6,
            ),
        ),
    ]
