; Installs for one person, without an administrator; a newer version takes the place of an older one.
; makensis -DVERSION=… -DTREE=… -DICON=… -DOUT=… sourcebook.nsi
Unicode true
SetCompressor /SOLID lzma
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

!macro RemoveProgram
  ; Only what an installation made: somebody may have chosen a folder with other things in it.
  RMDir /r "$INSTDIR\_internal"
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
  IfFileExists "$INSTDIR\_internal\*.*" 0 +3
    MessageBox MB_ICONSTOP "Sourcebook is still running. Close its window, then install again."
    Abort
  SetOutPath "$INSTDIR"
  File /r "${TREE}/*.*"
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
  !insertmacro OpenWith "md"
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
  !insertmacro NoOpenWith "md"
  !insertmacro NoOpenWith "pdf"
  !insertmacro NoOpenWith "epub"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
