using System.Text;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Files;

/// <summary>Opens files as UTF-8; "-" is standard input or output. Every failure is one line that names the file.</summary>
internal static class TextFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static TextReader OpenRead(string path, CliTerminal terminal)
    {
        return path == "-" ? terminal.In : Try(path, "read", () => new StreamReader(path, Utf8));
    }

    public static TextWriter OpenWrite(string path, CliTerminal terminal)
    {
        return path == "-" ? terminal.Out : Try<TextWriter>(path, "write", () => new StreamWriter(path, append: false, Utf8) { NewLine = "\n" });
    }

    /// <summary>How long the file is in bytes; 0 where that is not known.</summary>
    public static long Length(string path)
    {
        return path != "-" && File.Exists(path) ? new FileInfo(path).Length : 0;
    }

    /// <summary>The lines of a file with their numbers from 1; blank ones are skipped.</summary>
    public static IEnumerable<(long Number, string Text)> Lines(TextReader reader)
    {
        var number = 0L;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, line);
            }
        }
    }

    private static T Try<T>(string path, string verb, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException($"Cannot {verb} {path}: there is no such {(e is FileNotFoundException ? "file" : "folder")}.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException)
        {
            var why = Directory.Exists(path) ? "it is a folder" : "permission denied";
            throw new CliException($"Cannot {verb} {path}: {why}.", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new CliException($"Cannot {verb} {path}: {e.Message}", e);
        }
    }
}
