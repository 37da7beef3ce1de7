"""An image: kept, shown, and said to be without text."""

from sourcebook.clean.draft import Draft
from sourcebook.clean.enclosing import name_of
from sourcebook.model.article import Metadata, Status
from sourcebook.model.capture import Capture
from sourcebook.model.edition import Asset


def draft_of_image(capture: Capture) -> Draft:
    """Make a figure of one image."""
    data = capture.page.data
    asset = Asset(1, name_of(data))
    return Draft(
        Metadata(),
        '<figure><img src="asset:1" alt=""></figure>',
        assets=(asset,),
        status=Status.NO_TEXT,
        enclosed={asset.address: data},
    )
