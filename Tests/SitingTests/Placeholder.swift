import Siting
