"""Files that come back signed, as programs for signatures make them, and such as nobody should send."""

import datetime
import io
import json

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from agreements.acts import attached_process, signed_process
from agreements.acts.limited_process import NotDone
from agreements.models import Agreement, IssuedCopy
from tests.agreements.files import pdf

ISSUED = pdf(pages=3)
TODAY = datetime.date.today().isoformat()
SAID = {
    "customer_signatory": "Dana Whitfield",
    "customer_signed_on": TODAY,
    "manufacturer_signatory": "Jürgen Bauer",
    "manufacturer_signed_on": TODAY,
}
SCAN = pdf(pages=7)
SIGNED_AT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def signer(name: str) -> signers.SimpleSigner:
    """Somebody who signs, with a certificate that he made himself."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, name)])
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(SIGNED_AT)
        .not_valid_after(SIGNED_AT + datetime.timedelta(days=36_500))
        .sign(key, hashes.SHA256())
    )
    der = serialization.Encoding.DER
    private = key.private_bytes(
        der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(der)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def signed(content: bytes, *names: str, is_visible: bool = False) -> bytes:
    """The file, signed by each in turn."""
    for place, name in enumerate(names):
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        field = f"Signature{place}"
        box = (20, 20 + 80 * place, 180, 80 + 80 * place) if is_visible else None
        fields.append_signature_field(writer, fields.SigFieldSpec(field, box=box))
        details = signers.PdfSignatureMetadata(field_name=field)
        out = signers.sign_pdf(writer, details, signer=signer(name), in_place=False)
        content = out.getvalue()
    return content


def changed(content: bytes) -> bytes:
    """The file with a page turned on its side, as a later state of it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_with(words: str) -> bytes:
    """A PDF of one page with these words."""
    stream = f"BT /F1 12 Tf 10 50 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 100] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    begins = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % begins


def looked_into(module: object, content: bytes, argument: str) -> object:
    """What the process for a file would say, said here: a process takes a second for each file."""
    try:
        if module is attached_process:
            return attached_process.looked_into(content, may_hold_files=argument == "signed")
        return json.loads(json.dumps(signed_process.looked_into(content, int(argument))))
    except Exception as e:
        raise NotDone from e


def address(copy: IssuedCopy) -> str:
    return f"/agreements/{copy.agreement_id}/signed/"


def keep(browser: Client, copy: IssuedCopy, content: bytes | None, **said: str):
    fields: dict[str, object] = SAID | said
    if content is not None:
        fields["file"] = SimpleUploadedFile("signed.pdf", content)
    return browser.post(address(copy), fields)


def now(copy: IssuedCopy) -> Agreement:
    return Agreement.objects.get(pk=copy.agreement_id)
