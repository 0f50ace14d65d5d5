using System.Reflection;

namespace AgentAssist.Core.Tests.Suggestions;

/// <summary>Tables of rows that no model has learned from.</summary>
internal static class HeldOut
{
    /// <summary>The cells of each row of a table, without its header.</summary>
    public static IEnumerable<string[]> Rows(string table)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{table}-held-out.tsv")!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }
}
