"""A file is written down before an issue stores it, so that one of a killed issue is found and taken away."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0009_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnissuedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True)),
                ("since", models.DateTimeField()),
            ],
            options={
                "default_permissions": ("view",),
            },
        ),
    ]
