namespace AgentAssist.Core.Tests.Understanding;

/// <summary>Finds the labelled data, which lies beside the sources, above the folder that tests run in.</summary>
internal static class LabelledData
{
    public static string Path(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "Understanding", "Data", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("The labelled data is not beside the tests.", name);
    }
}
