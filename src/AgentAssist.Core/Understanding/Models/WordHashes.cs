namespace AgentAssist.Core.Understanding.Models;

/// <summary>The words and marks of a text, each as the hash that models know it by, in the order of the text.</summary>
internal static class WordHashes
{
    [ThreadStatic]
    private static Features? _read;

    public static uint[] Of(string text)
    {
        var read = _read ??= new Features();
        read.Clear();
        NgramReader.Read(text, read, runs: false);

        // A word and its pair with the one before stand together; the last pair is with the end.
        var words = new uint[read.Count / 2];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = read.Items[2 * i].Hash;
        }

        return words;
    }
}
