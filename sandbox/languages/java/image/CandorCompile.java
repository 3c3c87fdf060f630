// javac. Started before its file is there (a pipe lies in its place), it compiles something else meanwhile, so that its own
// code is warm when the file comes. Compiled with the image. Knows no question.
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

public class CandorCompile {
  private static final Path SAMPLE = Path.of("/opt/candor/java/Train.java");

  /** First the file to wait for, then what javac gets. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    if (!Files.isRegularFile(file)) {
      warm(); // once: more takes longer than it saves
      try (var pipe = Files.newInputStream(file)) {
        pipe.readAllBytes(); // ends when the file itself has taken the pipe's place
      }
    }
    System.exit(com.sun.tools.javac.Main.compile(Arrays.copyOfRange(args, 1, args.length)));
  }

  private static void warm() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null)) {
      var files = standard.getJavaFileObjects(SAMPLE);
      compiler.getTask(PrintWriter.nullWriter(), new Nowhere(standard), null, List.of("-proc:none", "-Xlint:all"), null, files).call();
    }
  }

  /** Reads from where javac does; what is written is dropped. */
  private static final class Nowhere extends ForwardingJavaFileManager<JavaFileManager> {
    Nowhere(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return OutputStream.nullOutputStream();
        }
      };
    }
  }
}
