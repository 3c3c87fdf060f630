candor-apt openjdk-25-jdk-headless
