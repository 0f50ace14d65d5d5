using AgentAssist.Cli.Terminal;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Cli.Files;

/// <summary>A reply library as a file: the message in protobuf JSON.</summary>
internal static class LibraryFile
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation("  "));

    /// <summary>Reads a library and checks it as the server does.</summary>
    /// <exception cref="ReplyLibraryException">The file is at fault; every fault is named at once.</exception>
    public static ReplyLibrary Read(string file, CliTerminal terminal)
    {
        using var reader = TextFiles.OpenRead(file, terminal);
        var text = reader.ReadToEnd();
        Library library;
        try
        {
            library = JsonParser.Default.Parse<Library>(text);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new ReplyLibraryException([new("", $"not a library in protobuf JSON: {e.Message}")]);
        }

        return LibraryCheck.Ready(library);
    }

    public static string Write(Library library) => Formatter.Format(library);
}
