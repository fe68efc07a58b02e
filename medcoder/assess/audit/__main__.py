import sys

from medcoder.assess.audit import main

sys.exit(main())
