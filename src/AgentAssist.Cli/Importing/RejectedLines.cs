using System.Text.Encodings.Web;
using System.Text.Json;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Importing;

/// <summary>
/// Names the lines of an import that were refused: the first ten to the reader, all of them in a file of JSON lines where one
/// is wanted, in the order in which they are found. Thread-safe.
/// </summary>
internal sealed class RejectedLines(CliTerminal terminal, TextWriter? file)
{
    private const int Shown = 10;

    // The file is data, not part of a page.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();

    /// <summary>How many lines were refused.</summary>
    public long Count { get; private set; }

    /// <param name="field">The field at fault in snake_case; empty where the whole line is.</param>
    public void Add(long line, string field, string reason)
    {
        lock (_gate)
        {
            Count++;
            file?.WriteLine(JsonSerializer.Serialize(new { line, field, reason }, Json));
            if (Count <= Shown)
            {
                terminal.Error.WriteLine($"line {line}: {Words.Clean(field.Length > 0 ? $"{field}: {reason}" : reason)}");
            }
            else if (Count == Shown + 1)
            {
                terminal.Error.WriteLine(file is null
                    ? "Further lines are at fault; --errors FILE takes them all."
                    : "Further lines are at fault; they are in the file of errors.");
            }
        }
    }
}
