; Installs for one person, without an administrator; a newer version takes the place of an older one.
; makensis -DVERSION=… -DTREE=… -DICON=… -DOUT=… sourcebook.nsi
Unicode true
SetCompressor /SOLID lzma
!include LogicLib.nsh
!include MUI2.nsh
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sourcebook"
!define CLASSES "Software\Classes"

Name "Sourcebook"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Sourcebook"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\sourcebook-window.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!macro Refuse
  MessageBox MB_ICONSTOP "Sourcebook is still running. Close its window, then start this again." /SD IDOK
  Abort "Sourcebook is still running: nothing was changed."
!macroend

!macro MustBeClosed PROGRAM
  ; Windows lets nobody write into a program that runs.
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      !insertmacro Refuse
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RemoveProgram
  ; Only what an installation made: somebody may have chosen a folder with other things in it.
  !insertmacro MustBeClosed "sourcebook-window.exe"
  !insertmacro MustBeClosed "sourcebook.exe"
  ; A folder of which a file is open cannot be renamed: then nothing is deleted, rather than half of it.
  RMDir /r "$INSTDIR\_internal.old"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    ClearErrors
    Rename "$INSTDIR\_internal" "$INSTDIR\_internal.old"
    ${If} ${Errors}
      !insertmacro Refuse
    ${EndIf}
  ${EndIf}
  RMDir /r "$INSTDIR\_internal.old"
  Delete "$INSTDIR\sourcebook.exe"
  Delete "$INSTDIR\sourcebook-window.exe"
!macroend

!macro OpenWith EXTENSION
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "Sourcebook.Document" ""
!macroend

!macro NoOpenWith EXTENSION
  DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "Sourcebook.Document"
!macroend

Section
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${TREE}\*.*"
  CreateShortcut "$SMPROGRAMS\Sourcebook.lnk" "$INSTDIR\sourcebook-window.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${CLASSES}\Sourcebook.Document" "" "Sourcebook document"
  WriteRegStr HKCU "${CLASSES}\Sourcebook.Document\shell\open\command" "" '"$INSTDIR\sourcebook-window.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\sourcebook" "" "URL:Sourcebook"
  WriteRegStr HKCU "${CLASSES}\sourcebook" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\sourcebook\shell\open\command" "" '"$INSTDIR\sourcebook-window.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.sourcebook" "" "Sourcebook.Document"
  !insertmacro OpenWith "html"
  !insertmacro OpenWith "htm"
  !insertmacro OpenWith "xhtml"
  !insertmacro OpenWith "md"
  !insertmacro OpenWith "markdown"
  !insertmacro OpenWith "pdf"
  !insertmacro OpenWith "epub"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Sourcebook"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\sourcebook-window.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
SectionEnd

Section "Uninstall"
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Sourcebook.lnk"
  DeleteRegKey HKCU "${CLASSES}\Sourcebook.Document"
  DeleteRegKey HKCU "${CLASSES}\sourcebook"
  DeleteRegKey HKCU "${CLASSES}\.sourcebook"
  !insertmacro NoOpenWith "html"
  !insertmacro NoOpenWith "htm"
  !insertmacro NoOpenWith "xhtml"
  !insertmacro NoOpenWith "md"
  !insertmacro NoOpenWith "markdown"
  !insertmacro NoOpenWith "pdf"
  !insertmacro NoOpenWith "epub"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
