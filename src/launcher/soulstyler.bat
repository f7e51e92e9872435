@echo off
setlocal
set "HOME_FOLDER=%~dp0"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:MaxNewSize=64m -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=error %SOULSTYLER_JAVA_OPTIONS% -cp "%HOME_FOLDER%@jar@;%HOME_FOLDER%lib\*" org.soulstyler.cli.SoulstylerCli %*
exit /b %ERRORLEVEL%
