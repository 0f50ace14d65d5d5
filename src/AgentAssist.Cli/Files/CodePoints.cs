namespace AgentAssist.Cli.Files;

/// <summary>Counts a text in Unicode code points, as files do, where messages count UTF-16 code units.</summary>
internal sealed class CodePoints
{
    private readonly int[]? _before;

    public CodePoints(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return;
        }

        _before = new int[text.Length + 1];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            _before[i] = count;
            count++;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                _before[i] = count;
            }
        }

        _before[text.Length] = count;
    }

    /// <summary>How many code points begin before a UTF-16 index; an index inside a pair counts the pair.</summary>
    public int Before(int index) => _before is null ? index : _before[index];
}
