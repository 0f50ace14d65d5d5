using System.Net;

namespace AgentAssist.Model;

/// <summary>What must hold between the settings of a language model. No fault repeats a value: one of them is a key.</summary>
public static class ModelRule
{
    /// <summary>Appends what is wrong, each fault beginning with its key.</summary>
    /// <param name="section">The name of the section, for example <c>AgentAssist:Model</c>.</param>
    public static void Check(ModelOptions options, string section, List<string> faults)
    {
        if (options.Endpoint.Length > 0)
        {
            CheckEndpoint(options, section, faults);
        }

        if (options.ApiKey.Any(c => c is <= ' ' or > '~'))
        {
            faults.Add($"{section}:{nameof(ModelOptions.ApiKey)}: must be visible ASCII characters.");
        }

        if (TenantsOf(options).Any(tenant => tenant.Length is 0 or > 128 || tenant.Any(c => c is <= ' ' or > '~')))
        {
            faults.Add($"{section}:{nameof(ModelOptions.Tenants)}: must be tenants separated by commas, each 1 to 128 visible ASCII characters.");
        }

        if (options is { InputPriceMicros: 0, OutputPriceMicros: 0 } && options.DailySpendMicros + options.TenantDailySpendMicros > 0)
        {
            faults.Add($"{section}:{nameof(ModelOptions.InputPriceMicros)}: a limit on what is spent needs a price here or in {nameof(ModelOptions.OutputPriceMicros)}.");
        }
    }

    /// <summary>The tenants that are named; none where all are meant.</summary>
    internal static string[] TenantsOf(ModelOptions options) =>
        options.Tenants.Length == 0 ? [] : options.Tenants.Split(',', StringSplitOptions.TrimEntries);

    private static void CheckEndpoint(ModelOptions options, string section, List<string> faults)
    {
        const string key = nameof(ModelOptions.Endpoint);
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            faults.Add($"{section}:{key}: must be an https address without user, query and fragment, such as https://api.openai.com/v1.");
        }
        else if (address.Scheme == Uri.UriSchemeHttp && !options.AllowPlainHttp && !IsLoopback(address))
        {
            faults.Add($"{section}:{key}: must be https outside of this machine, or {nameof(ModelOptions.AllowPlainHttp)} must say that plain http is meant.");
        }

        if (string.IsNullOrWhiteSpace(options.Name))
        {
            faults.Add($"{section}:{nameof(ModelOptions.Name)}: is needed where an endpoint is given.");
        }
    }

    private static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
