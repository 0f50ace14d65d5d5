using AgentAssist.Cli.Files;
using AgentAssist.Cli.Terminal;

namespace AgentAssist.Cli.Training;

/// <summary>
/// Other names for the labels of several sources, so that they can be learned together: a table with the columns task, label and
/// intent, where "-" leaves the row out.
/// </summary>
internal sealed class LabelMap
{
    private const string LeaveOut = "-";

    private readonly Dictionary<(string Task, string Label), string> _names = [];

    /// <param name="file">The table; null maps nothing.</param>
    public LabelMap(string? file, CliTerminal terminal)
    {
        if (file is null)
        {
            return;
        }

        using var reader = TextFiles.OpenRead(file, terminal);
        foreach (var (line, text) in TextFiles.Lines(reader).Skip(1))
        {
            var cells = text.Split('\t', StringSplitOptions.TrimEntries);
            if (cells.Length != 3)
            {
                throw new CliException($"{file}, line {line}: it must have the three columns task, label and intent.");
            }

            _names[(cells[0], cells[1])] = cells[2];
        }
    }

    /// <summary>The rows by their other names, at most so many of each label and no text twice; the same rows every time.</summary>
    public IEnumerable<LabelledRow> Apply(IEnumerable<LabelledRow> rows, int mostOfLabel)
    {
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return rows.Select(Rename)
            .Where(row => row["label"] is not LeaveOut && texts.Add(row["text"] ?? ""))
            .GroupBy(row => row["label"], StringComparer.Ordinal)
            .SelectMany(group => group.OrderBy(row => Core.Understanding.Models.Hashing.Name(row["text"] ?? "")).Take(mostOfLabel));
    }

    private LabelledRow Rename(LabelledRow row) =>
        _names.TryGetValue((row["task"] ?? "", row["label"] ?? ""), out var name) ? row.With("label", name) : row;
}
