namespace AgentAssist.Core.Tests.Privacy;

/// <summary>A sentence in which "&lt;NAME:Jane&gt;" marks what is to be found.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<(int Start, int End, string Type)> Spans)
{
    public static MarkedText Parse(string marked)
    {
        var text = "";
        var spans = new List<(int, int, string)>();
        for (var i = 0; i < marked.Length;)
        {
            var open = marked.IndexOf('<', i);
            if (open < 0)
            {
                text += marked[i..];
                break;
            }

            var colon = marked.IndexOf(':', open);
            var close = marked.IndexOf('>', open);
            text += marked[i..open];
            spans.Add((text.Length, text.Length + close - colon - 1, marked[(open + 1)..colon]));
            text += marked[(colon + 1)..close];
            i = close + 1;
        }

        return new MarkedText(text, spans);
    }
}
