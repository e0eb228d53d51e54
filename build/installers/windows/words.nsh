; What the setup says, in the language of Windows.

LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\French.nlf"

!macro Words name english french
  LangString ${name} ${LANG_ENGLISH} "${english}"
  LangString ${name} ${LANG_FRENCH} "${french}"
!macroend
!insertmacro Words isThere "${PRODUCT} is installed already:" "${PRODUCT} est déjà installé :"
!insertmacro Words asMsi "as an msi" "par un msi"
!insertmacro Words runs "${PRODUCT} is running. Close it on every session of this computer, then try again." "${PRODUCT} est ouvert. Fermez-le dans toutes les sessions de cet ordinateur, puis réessayez."
!insertmacro Words notOurs "This folder holds other things:" "Ce dossier contient autre chose :"
!insertmacro Words notWritten "${PRODUCT} could not be written; what was there is still there. The folder may be open, or not yours:" "${PRODUCT} n’a pas pu être écrit ; ce qui s’y trouvait y est toujours. Le dossier est peut-être ouvert, ou n’est pas à vous :"
!insertmacro Words notKnown "No ${PRODUCT} of yours is installed in this folder. Run the setup again, or remove it as the user who installed it:" "Aucun ${PRODUCT} installé par vous dans ce dossier. Relancez l’installation, ou désinstallez-le avec le compte qui l’a installé :"
