@echo off
setlocal
rem Soulstyler's command line.
set "HOME_FOLDER=%~dp0"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not "%JAVA%" == "java" goto start
where java >nul 2>&1
if errorlevel 1 goto nojava
:start
rem See the other launcher, "soulstyler", for what the options are for.
"%JAVA%" -Xrs -XX:MaxNewSize=64m -XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000 -XX:Tier4CompileThreshold=1500000 -XX:Tier4BackEdgeThreshold=4000000 -XX:CompileCommand=quiet "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::implCompressMultiBlock0,0.001" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=error %SOULSTYLER_JAVA_OPTIONS% -cp "%HOME_FOLDER%@jar@;%HOME_FOLDER%lib\*" org.soulstyler.cli.SoulstylerCli %*
exit /b %ERRORLEVEL%
:nojava
echo soulstyler: Java 17 or later is needed; neither JAVA_HOME nor PATH has one. 1>&2
exit /b 1
