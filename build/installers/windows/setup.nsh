; What the setup for Windows does beside laying files down. Given by nsis.mjs: PRODUCT, PROGRAM (the file of the desk),
; PLACE (the folder's name), UNINSTALL_KEY, APP_ID, WORDS, the mark of the msi, and the macros EachScheme and LayFiles.

!include FileFunc.nsh
!include LogicLib.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!include /CHARSET=UTF8 "${WORDS}"

; For all users of the machine (all), or for this one (current).
Var Scope
; Where it is installed in this scope by now; empty: nowhere.
Var Former

; The codes are those of Windows, which the tools of deployment know (learn.microsoft.com/windows/win32/msi/error-codes).
!macro EndWith code text
  SetErrorLevel ${code}
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  Quit
!macroend
!define EndWith "!insertmacro EndWith"

!macro SetScope which
  StrCpy $Scope ${which}
  SetShellVarContext ${which}
!macroend

; Where the other way is installed already: two of them would take links from each other.
Function RefuseBeside
  ReadRegStr $0 HKLM "${MSI_KEY}" "${MSI_NAME}"
  ${If} $0 == "${MSI_VALUE}"
    ${EndWith} 1638 "$(isThere) $(asMsi)"
  ${EndIf}
  ${If} $Scope == all
    ReadRegStr $0 HKCU "${UNINSTALL_KEY}" InstallLocation
  ${Else}
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" InstallLocation
  ${EndIf}
  ${If} $0 != ""
    ${EndWith} 1638 "$(isThere) $0"
  ${EndIf}
FunctionEnd

; What was installed before, by the registry: a value that leads to no desk is none.
Function FindFormer
  ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" InstallLocation
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\${PROGRAM}"
  ${AndIf} ${FileExists} "$0\Uninstall.exe"
    GetFullPathName $Former $0
  ${EndIf}
FunctionEnd

; The folder is replaced as a whole, so it must be ours, or empty, or not there; and not within the former one.
Function RefuseForeignFolder
  ${If} $Former != ""
    StrLen $0 "$Former\"
    StrCpy $1 $INSTDIR $0
    ${If} $1 == "$Former\"
      ${EndWith} 145 "$(notOurs) $Former"
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    Return
  ${EndIf}
  FindFirst $0 $1 "$INSTDIR\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
      FindClose $0
      ${EndWith} 145 "$(notOurs) $INSTDIR"
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
FunctionEnd

!macro Both UN
; Windows asks for an administrator, in whose name the same begins once more. Silent, nobody is asked.
; $R9: the program to begin, $R8: what is said to it.
Function ${UN}NeedAdministrator
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == Admin
    Return
  ${EndIf}
  ${If} ${Silent}
    SetErrorLevel 740
    Quit
  ${EndIf}
  ClearErrors
  ExecShellWait runas "$R9" "$R8"
  ${If} ${Errors}
    SetErrorLevel 740
  ${EndIf}
  Quit
FunctionEnd

; A program that runs cannot be written, in whose session it may ever run. It is waited for, never ended: it may be on
; a call. Silent as long as /wait=SECONDS says, at first a minute. $R9: the folder.
Function ${UN}WaitUntilClosed
  ${GetParameters} $R8
  ClearErrors
  ${GetOptions} $R8 "/wait=" $R7
  ${If} ${Errors}
    StrCpy $R7 60
  ${EndIf}
  ${Do}
    ${IfNot} ${FileExists} "$R9\${PROGRAM}"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $R6 "$R9\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $R6
      Return
    ${EndIf}
    ${If} ${Silent}
      ${If} $R7 <= 0
        SetErrorLevel 1618
        Quit
      ${EndIf}
      IntOp $R7 $R7 - 1
      Sleep 1000
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(runs)$\n$\n$R9" IDRETRY +3
      SetErrorLevel 1618
      Quit
    ${EndIf}
  ${Loop}
FunctionEnd

; The desk takes links over in the agent's own registry when he asks for it. Of every user whose registry is loaded,
; and only what opens this very program. $R9: its folder.
Function ${UN}ForgetLinks
  StrCpy $R8 0
  ${Do}
    EnumRegKey $R7 HKU "" $R8
    ${If} $R7 == ""
      Return
    ${EndIf}
    IntOp $R8 $R8 + 1
    !insertmacro EachScheme ${UN}ForgetLink
  ${Loop}
FunctionEnd

; $R6: the scheme. What is not ours below it stays.
Function ${UN}ForgetLink
  StrCpy $0 "$R7\Software\Classes\$R6"
  ReadRegStr $1 HKU "$0\shell\open\command" ""
  StrLen $2 '"$R9\${PROGRAM}"'
  StrCpy $1 $1 $2
  ${If} $1 != '"$R9\${PROGRAM}"'
    Return
  ${EndIf}
  DeleteRegKey HKU "$0\shell\open\command"
  DeleteRegKey /ifempty HKU "$0\shell\open"
  DeleteRegKey /ifempty HKU "$0\shell"
  EnumRegKey $1 HKU "$0" 0
  ${If} $1 == ""
    DeleteRegKey HKU "$0"
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Both ""
!insertmacro Both "un."

; Windows shows notifications of a program, and groups its windows, by the name that its shortcut bears (System.AppUserModel.ID).
Function NameShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P= 0
    Return
  ${EndIf}
  ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
  ${IPersistFile::Load} $1 '("$SMPROGRAMS\${PRODUCT}.lnk",${STGM_READWRITE})'
  ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
  ${If} $2 P<> 0
    System::Call '*(&w64 "${APP_ID}")p.r5'
    System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
    System::Call '*(&i2 ${VT_LPWSTR},&i6 0,p r5,p 0)p.r4'
    ${IPropertyStore::SetValue} $2 '(r3,r4)'
    ${IPropertyStore::Commit} $2 ""
    ${IPersistFile::Save} $1 '("$SMPROGRAMS\${PRODUCT}.lnk",1)'
    ${IUnknown::Release} $2 ""
    System::Free $3
    System::Free $4
    System::Free $5
  ${EndIf}
  ${IUnknown::Release} $1 ""
  ${IUnknown::Release} $0 ""
FunctionEnd

Function .onInit
  SetRegView 64
  ${GetParameters} $R8
  ClearErrors
  ${GetOptions} $R8 /allusers $0
  ${If} ${Errors}
    !insertmacro SetScope current
  ${Else}
    !insertmacro SetScope all
    ; Where it is laid is said last, without quotes.
    ${If} $INSTDIR != ""
      StrCpy $R8 "$R8 /D=$INSTDIR"
    ${EndIf}
    StrCpy $R9 $EXEPATH
    Call NeedAdministrator
  ${EndIf}
  Call RefuseBeside
  Call FindFormer
  ${If} $INSTDIR == ""
    ${If} $Former != ""
      StrCpy $INSTDIR $Former
    ${ElseIf} $Scope == all
      StrCpy $INSTDIR "$PROGRAMFILES64\${PLACE}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PLACE}"
    ${EndIf}
  ${EndIf}
  Call RefuseForeignFolder
FunctionEnd

; Nothing running, here or where it was before.
Function WaitUntilAllClosed
  StrCpy $R9 $INSTDIR
  Call WaitUntilClosed
  ${If} $Former != ""
    StrCpy $R9 $Former
    Call WaitUntilClosed
  ${EndIf}
FunctionEnd

; The new desk is laid down beside the former one and takes its place as a whole: no file of the one among those of the
; other, and what cannot be written costs nothing.
Function Replace
  Call WaitUntilAllClosed
  RMDir /r "$INSTDIR.new"
  ClearErrors
  !insertmacro LayFiles "$INSTDIR.new"
  WriteUninstaller "$INSTDIR.new\Uninstall.exe"
  ; The folder in which a program works cannot be moved.
  SetOutPath "$TEMP"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.new"
    ${EndWith} 2 "$(notWritten) $INSTDIR"
  ${EndIf}
  ; It may have been opened meanwhile.
  Call WaitUntilAllClosed
  ${If} ${FileExists} "$INSTDIR\*.*"
    RMDir /r "$INSTDIR.old"
    ClearErrors
    Rename "$INSTDIR" "$INSTDIR.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR.new"
      ${EndWith} 1618 "$(notWritten) $INSTDIR"
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR.new" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR.old" "$INSTDIR"
    RMDir /r "$INSTDIR.new"
    ${EndWith} 2 "$(notWritten) $INSTDIR"
  ${EndIf}
  RMDir /r "$INSTDIR.old"
  ${If} $Former != ""
  ${AndIf} $Former != $INSTDIR
    RMDir /r "$Former"
    StrCpy $R9 $Former
    Call ForgetLinks
  ${EndIf}
FunctionEnd

; Whose desk lies in this folder is what the registry says, whatever the uninstaller is told.
Function un.onInit
  SetRegView 64
  GetFullPathName $INSTDIR $INSTDIR
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" InstallLocation
  GetFullPathName $0 $0
  ${If} $0 == $INSTDIR
    !insertmacro SetScope all
    StrCpy $R9 "$INSTDIR\Uninstall.exe"
    ${GetParameters} $R8
    Call un.NeedAdministrator
    Return
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" InstallLocation
  GetFullPathName $0 $0
  ${If} $0 == $INSTDIR
    !insertmacro SetScope current
    Return
  ${EndIf}
  ${EndWith} 1605 "$(notKnown) $INSTDIR"
FunctionEnd
