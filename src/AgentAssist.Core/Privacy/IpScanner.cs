using System.Net;

namespace AgentAssist.Core.Privacy;

/// <summary>Finds IPv4 and IPv6 addresses; version numbers are none.</summary>
internal static class IpScanner
{
    public static void Scan(FoldedText text, List<Recognition> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPart(text[i]) || IsPart(text[i - 1]))
            {
                continue;
            }

            var end = i;
            int dots = 0, colons = 0, digits = 0;
            while (IsPart(text[end]))
            {
                dots += text[end] == '.' ? 1 : 0;
                colons += text[end] == ':' ? 1 : 0;
                digits += char.IsAsciiDigit(text[end]) ? 1 : 0;
                end++;
            }

            // A label glued before ("ip:10.0.0.1") or a port and a full stop behind do not belong to it.
            var start = i;
            if (dots >= 3 && colons <= 1)
            {
                start = colons == 1 && text.Slice(i, end).IndexOf(':') < text.Slice(i, end).IndexOf('.') ? i + text.Slice(i, end).IndexOf(':') + 1 : i;
                TryVersion4(text, start, end, found);
            }
            else if (colons >= 2 && digits > 0 && !Letters.Is(text[i - 1]) && !Letters.Is(text[end]))
            {
                while (end > start && text[end - 1] is '.' || (end > start && text[end - 1] == ':' && text[end - 2] != ':'))
                {
                    end--;
                }

                if (end - start <= 45 && IPAddress.TryParse(text.Slice(start, end), out _))
                {
                    found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(end), Sensitive.Ip));
                }
            }

            i = Math.Max(i, end - 1);
        }
    }

    private static void TryVersion4(FoldedText text, int start, int limit, List<Recognition> found)
    {
        if (text[start - 1] is 'v' or '.' or '-' || IsAfterVersion(text, start))
        {
            return;
        }

        var i = start;
        for (var octet = 0; octet < 4; octet++)
        {
            var value = 0;
            var from = i;
            while (char.IsAsciiDigit(text[i]) && i - from < 4)
            {
                value = (value * 10) + (text[i++] - '0');
            }

            if (i == from || value > 255 || (octet < 3 && text[i++] != '.'))
            {
                return;
            }
        }

        if (i <= limit && !char.IsAsciiDigit(text[i]) && !(text[i] == '.' && char.IsAsciiDigit(text[i + 1])))
        {
            found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(i), Sensitive.Ip));
        }
    }

    private static bool IsAfterVersion(FoldedText text, int start)
    {
        var before = text.Slice(Math.Max(0, start - 12), start);
        return before.IndexOf("version", StringComparison.Ordinal) >= 0 || before.IndexOf("firmware", StringComparison.Ordinal) >= 0
            || before.IndexOf("build", StringComparison.Ordinal) >= 0;
    }

    private static bool IsPart(char c) => char.IsAsciiHexDigit(c) || c is '.' or ':';
}
