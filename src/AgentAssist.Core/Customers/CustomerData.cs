namespace AgentAssist.Core.Customers;

/// <summary>The data files of this folder, embedded in the assembly.</summary>
internal static class CustomerData
{
    public static string Read(string path)
    {
        using var stream = typeof(CustomerData).Assembly.GetManifestResourceStream("Customers/" + path)
            ?? throw new InvalidOperationException($"Customers/{path} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
