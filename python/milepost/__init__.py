from milepost._core import *
