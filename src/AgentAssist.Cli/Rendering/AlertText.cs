using AgentAssist.V1;

namespace AgentAssist.Cli.Rendering;

/// <summary>Alerts in one line.</summary>
internal static class AlertText
{
    /// <summary>The alert with its reason. Markup.</summary>
    public static string Line(Alert alert) => $"[bold red]! {Words.Lower(alert.Kind)}[/] {Words.Safe(alert.Why)}";

    /// <summary>The kinds alone. Markup; empty when there are none.</summary>
    public static string Kinds(IEnumerable<Alert> alerts) =>
        string.Join(", ", alerts.Select(alert => Words.Lower(alert.Kind)).Distinct(StringComparer.Ordinal));
}
