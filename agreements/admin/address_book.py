"""The pages of the address book."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin

from agreements.models import Company, CompanyContact
from agreements.words.iso_codes import countries

# Django's own classes take their type arguments from the stubs only.
if TYPE_CHECKING:
    CompanyModelForm = forms.ModelForm[Company]
    CompanyModelAdmin = admin.ModelAdmin[Company]
    ContactTabular = admin.TabularInline[Any, Any]
else:
    CompanyModelForm = forms.ModelForm
    CompanyModelAdmin = admin.ModelAdmin
    ContactTabular = admin.TabularInline


class CompanyForm(CompanyModelForm):
    """A company; its country is chosen from the list."""

    country = forms.ChoiceField(choices=[("", "Choose"), *countries()], required=False)

    class Meta:
        model = Company
        fields = "__all__"


class ContactInline(ContactTabular):
    model = CompanyContact
    extra = 1


@admin.register(Company)
class CompanyAdmin(CompanyModelAdmin):
    form = CompanyForm
    list_display = ["legal_name", "country", "signatory_name", "is_ours"]
    search_fields = ["legal_name", "registration_no", "address"]
    inlines = [ContactInline]
