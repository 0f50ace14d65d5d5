using System.CommandLine.Parsing;
using System.Globalization;

namespace AgentAssist.Robustness.Commands;

/// <summary>Spans of time as a person types them: 90s, 10m, 2h.</summary>
internal static class Durations
{
    public static TimeSpan Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (text.Length > 1 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number > 0 && text[^1] is 's' or 'm' or 'h')
        {
            return text[^1] switch
            {
                's' => TimeSpan.FromSeconds(number),
                'm' => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromHours(number),
            };
        }

        argument.AddError($"\"{text}\" is no duration; say 90s, 10m or 2h.");
        return default;
    }
}
