"""python -m industriforum_desktop"""

import sys

from industriforum_desktop.cli import main

sys.exit(main())
