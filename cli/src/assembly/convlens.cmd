@echo off
rem ConvLens for Windows: lies in bin\ of the unpacked zip. Needs Java 17 or newer.
setlocal
set "CONVLENS_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "CONVLENS_JAVA=%JAVA_HOME%\bin\java.exe"
"%CONVLENS_JAVA%" --enable-native-access=ALL-UNNAMED --version >nul 2>&1
if errorlevel 1 (
  echo convlens: Java 17 or newer is missing: install it, or set JAVA_HOME 1>&2
  exit /b 1
)
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
if not defined OPENBLAS_THREAD_TIMEOUT set "OPENBLAS_THREAD_TIMEOUT=4"
rem The second compiler is worth its start where many pictures are learned from.
set "CONVLENS_TIERS=-XX:TieredStopAtLevel=1"
if "%~1"=="train" set "CONVLENS_TIERS=-XX:+TieredCompilation"
if "%~1"=="atlas" set "CONVLENS_TIERS=-XX:+TieredCompilation"
"%CONVLENS_JAVA%" -Xshare:auto -XX:+UseSerialGC %CONVLENS_TIERS% -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED %CONVLENS_JAVA_OPTS% -cp "%~dp0..\lib\*" org.convlens.cli.Cli %*
exit /b %errorlevel%
